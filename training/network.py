"""The network: a small encoder read once, and light heads on that single pass.

`anchors` scores every wordpiece as the first one of a cue, outermost or nested; `roles` tags, for a given anchor,
the source, cue and content that belong to it (single-pass, predicate-conditioned role labelling as in He et al. 2018,
"Jointly Predicting Predicates and Arguments in Neural Semantic Role Labeling"); `stances` classifies the attribution.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from reportedly.annotate.cut_windows import SHAPES
from training.corpora import ACTS, CERTAINTIES, ENTITIES, KINDS, POLARITIES

ROLE_TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ENTITY_TAGS = ("O", *(f"{b}-{e}" for e in ENTITIES for b in "BI"))
WIDTH = 192
# Wordpieces before an anchor that its roles may reach, and all that they may reach.
BEFORE = 96
BAND = 224


class Encoder(nn.Module):
    """A BERT-like encoder whose token types are replaced by wordpiece shapes."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.bert = AutoModel.from_pretrained(str(base), attention_probs_dropout_prob=0.0, add_pooling_layer=False)
        e = self.bert.embeddings
        shapes = nn.Embedding(SHAPES, self.bert.config.hidden_size)
        with torch.no_grad():
            shapes.weight.copy_(e.token_type_embeddings.weight[:1].expand(SHAPES, -1))
        e.word_embeddings.weight.requires_grad_(False)
        e.token_type_embeddings = shapes

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """(rows, length) int64 each -> (rows, length, hidden)."""
        out: Tensor = self.bert(input_ids=ids, token_type_ids=shapes, attention_mask=mask).last_hidden_state
        return out


class Roles(nn.Module):
    """Role tags of the wordpieces around one anchor each: (n, BAND, 7), wordpiece anchor - BEFORE first.

    Nearly all attributions lie within the band (98.5 % of PolNeAR's span under 600 characters), and it bounds the cost.
    """

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.token, self.anchor = nn.Linear(hidden, WIDTH), nn.Linear(hidden, WIDTH)
        self.left, self.right = nn.Linear(hidden, WIDTH), nn.Linear(hidden, WIDTH)
        self.distance = nn.Parameter(torch.randn(BAND, WIDTH) * 0.02)
        self.near = nn.Conv1d(WIDTH, WIDTH, 7, padding=3, groups=WIDTH)
        self.mix = nn.Linear(WIDTH, WIDTH)
        self.drop = nn.Dropout(0.15)
        self.norm = nn.LayerNorm(WIDTH)
        self.out = nn.Linear(WIDTH, len(ROLE_TAGS))

    def forward(self, states: Tensor, rows: Tensor, anchors: Tensor) -> Tensor:
        """states (rows, length, hidden); rows, anchors (n,): anchor i stands at wordpiece anchors[i] of row rows[i]."""
        at = states[rows, anchors]
        place = (anchors[:, None] + torch.arange(-BEFORE, BAND - BEFORE, device=states.device)[None, :]).clamp(
            0, states.shape[1] - 1
        )
        token = self.token(states)[rows[:, None], place]
        left = self.left(states)[rows[:, None], place]
        x = nn.functional.silu(token + self.anchor(at)[:, None] + left * self.right(at)[:, None] + self.distance)
        y = self.near(x.transpose(1, 2)).transpose(1, 2)
        out: Tensor = self.out(self.drop(nn.functional.silu(self.norm(x + self.mix(nn.functional.silu(y))))))
        return out


class Stances(nn.Module):
    """Kind, act, certainty and polarity of an attribution, from the mean states of its cue, source and content."""

    SIZES = (len(KINDS), len(ACTS), len(CERTAINTIES), len(POLARITIES))

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.inner = nn.Sequential(nn.Dropout(0.1), nn.Linear(4 * hidden, WIDTH), nn.SiLU(), nn.Dropout(0.2))
        self.outs = nn.ModuleList(nn.Linear(WIDTH, n) for n in self.SIZES)

    def forward(self, states: Tensor, rows: Tensor, masks: Tensor) -> tuple[Tensor, ...]:
        """masks (n, 4, length): anchor, source, cue, content wordpieces as 0/1; an empty mask gives zeros."""
        weights = masks / masks.sum(-1, keepdim=True).clamp(min=1.0)
        x = self.inner(torch.bmm(weights, states[rows]).flatten(1))
        return tuple(out(x) for out in self.outs)


class Reader(nn.Module):
    """Encoder and heads."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = Encoder(base)
        hidden = self.encoder.bert.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Linear(hidden, 2 + len(ENTITY_TAGS))
        self.roles, self.stances = Roles(hidden), Stances(hidden)
        nn.init.constant_(self.tags.bias[:2], -math.log(40.0))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """States (rows, length, hidden) and tag logits (rows, length, 2 + entity tags)."""
        states = self.drop(self.encoder(ids, shapes, mask))
        return states, self.tags(states)
