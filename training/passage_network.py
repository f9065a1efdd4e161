"""The network of the vectors of passages, and what it learns by: passages that make the same claim lie close."""

from __future__ import annotations

import math
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

# The most that the context's mean can add to a vector; the training chooses how much of it.
MOST_SHARE = 0.3
TEMPERATURE = 0.07
# Of the two losses, that over single pairs counts this often; in it a pair of one claim counts as four others.
SINGLE = 3.0
SAME = 4.0
FAR = -1e4


class PassageNetwork(nn.Module):
    """Contexts are read once each; a vector is the mean of its passage's token states and a share of its context's."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        # "eager", for nothing else can be exported by tracing.
        self.bert = AutoModel.from_pretrained(str(base), add_pooling_layer=False, attn_implementation="eager")
        self.mix = nn.Parameter(torch.tensor(-1.0))
        self.scale, self.bias = nn.Parameter(torch.tensor(math.log(12.0))), nn.Parameter(torch.tensor(-6.0))

    def forward(self, ids: Tensor, mask: Tensor, rows: Tensor, pool: Tensor) -> Tensor:
        """ids, mask (contexts, length); rows (passages,) their contexts; pool (passages, length) -> unit (passages, hidden)."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            states: Tensor = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
        states = states.float()
        place = torch.arange(ids.shape[1], device=ids.device).unsqueeze(0)
        # Without the marks at both ends.
        inner = ((place > 0) & (place < mask.sum(1, keepdim=True) - 1)).float()
        context = (states * inner.unsqueeze(-1)).sum(1) / inner.sum(1, keepdim=True).clamp(min=1)
        own = torch.bmm(pool.unsqueeze(1), states.index_select(0, rows)).squeeze(1)
        share = MOST_SHARE * torch.sigmoid(self.mix)
        return nn.functional.normalize(own + share * context.index_select(0, rows), dim=-1)

    def loss(self, vectors: Tensor, same: Tensor, ignored: Tensor, counts: Tensor) -> Tensor:
        """Logistic loss on every pair, and supervised contrast (Khosla et al. 2020) between articles."""
        likeness = vectors @ vectors.T
        weight = (~ignored).float() * counts * torch.where(same, SAME, 1.0)
        odds = torch.exp(self.scale) * likeness + self.bias
        single = nn.functional.binary_cross_entropy_with_logits(odds, same.float(), reduction="none")
        return SINGLE * (single * weight).sum() / weight.sum() + contrast(likeness, same, ignored)


def contrast(likeness: Tensor, same: Tensor, ignored: Tensor) -> Tensor:
    """How far each passage's own claim stands out among all others, on average; passages alone with their claim are left out."""
    near = (likeness / TEMPERATURE).masked_fill(ignored, FAR)
    right = same & ~ignored
    log = near - torch.logsumexp(near, 1, keepdim=True)
    mean = (log * right).sum(1) / right.sum(1).clamp(min=1)
    return -mean[right.any(1)].mean()
