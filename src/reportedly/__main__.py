"""`python -m reportedly` is the `reportedly` command."""

from reportedly.cli import main

if __name__ == "__main__":
    main()
