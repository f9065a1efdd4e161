"""The cluster files are what Ray, Kubernetes and our own command take."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import typer.main
import yaml

from reportedly.cli.archive import archive

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"


def parsed(command: str) -> dict[str, Any]:
    """The options of a `reportedly archive` command as it is given, after whatever runs it."""
    words = shlex.split(command)
    name, *arguments = words[words.index("archive") + 1 :]
    group = typer.main.get_command(archive)
    found = group.commands[name]  # type: ignore[attr-defined]
    return dict(found.make_context(name, arguments).params)


def test_the_cluster_file_is_one_that_ray_takes() -> None:
    ray = pytest.importorskip("ray", reason="needs the extra `archive`")
    config = yaml.safe_load((DEPLOY / "ray-cluster.yaml").read_text("utf8"))
    schema = json.loads((Path(ray.__file__).parent / "autoscaler" / "ray-schema.json").read_text("utf8"))
    jsonschema.validate(config, schema)
    assert config["head_node_type"] in config["available_node_types"]


def test_the_commands_in_the_cluster_files_are_ours() -> None:
    job = next(one for one in documents() if one["kind"] == "RayJob")
    options = parsed(job["spec"]["entrypoint"])
    assert options["engine"] == "ray"
    assert str(options["output"]).startswith("/shared/")
    lines = (DEPLOY / "ray-cluster.yaml").read_text("utf8").splitlines()
    told = [line.strip("# ").rstrip("\\ ").removeprefix("ray exec deploy/ray-cluster.yaml").strip().strip('"') for line in lines if "reportedly archive" in line]  # fmt: skip
    assert [parsed(command).get("engine") for command in told] == ["ray", None]


def test_every_pod_mounts_the_claim_that_is_made() -> None:
    claim, job = documents()
    assert (claim["kind"], claim["apiVersion"]) == ("PersistentVolumeClaim", "v1")
    assert (job["kind"], job["apiVersion"]) == ("RayJob", "ray.io/v1")
    cluster = job["spec"]["rayClusterSpec"]
    for group in (cluster["headGroupSpec"], *cluster["workerGroupSpecs"]):
        pod = group["template"]["spec"]
        names = {one["name"]: one["persistentVolumeClaim"]["claimName"] for one in pod["volumes"]}
        assert set(names.values()) == {claim["metadata"]["name"]}
        for container in pod["containers"]:
            assert {mount["mountPath"] for mount in container["volumeMounts"]} == {"/shared"}
            assert {mount["name"] for mount in container["volumeMounts"]} <= set(names)


def documents() -> list[Any]:
    return list(yaml.safe_load_all((DEPLOY / "kuberay.yaml").read_text("utf8")))
