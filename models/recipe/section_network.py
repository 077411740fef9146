"""The line model while it learns: bags of words and features of form, two convolutions, a chain of states."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from section_documents import Known, paragraphs_of
from torch import nn

from pipeline.sections.features import BUCKETS, HELD, VOTES, WIDTH, Features, describe
from pipeline.sections.labels import LABELS
from pipeline.sections.lines import read_lines

STATES = 3 * len(LABELS)
_IMPOSSIBLE = -1e4
_LOST_WORDS = 0.35  # share of words left out of a paragraph in training
_DECAY = 2e-2


@dataclass(frozen=True)
class Example:
    """A document as the network sees it; `states` as in `Known`."""

    features: Features
    states: np.ndarray


def example(known: Known) -> Example:
    """A document in numbers."""
    lines = read_lines(known.text, known.layout)
    return Example(describe(lines, paragraphs_of(lines)), np.array(known.states))


def forbidden() -> torch.Tensor:
    """True where a state may not follow another: a paragraph inside a section has the label of the one before it."""
    states = torch.arange(STATES)
    inside = states % 3 == 0
    return inside[None, :] & (states[:, None] // 3 != states[None, :] // 3)


class Network(nn.Module):
    """Scores of states for each paragraph, and of transitions between them."""

    def __init__(self, words: int = 32, hidden: int = 96, near: int = 2) -> None:
        super().__init__()
        self.near = near
        self.words = nn.EmbeddingBag(BUCKETS, words, mode="sum")
        nn.init.normal_(self.words.weight, std=0.05)
        self.first = nn.Linear((2 * near + 1) * (words + WIDTH), hidden)
        self.second = nn.Linear(3 * hidden, hidden)
        self.out = nn.Linear(hidden, STATES)
        self.transitions = nn.Parameter(torch.zeros(STATES, STATES))
        self.register_buffer("forbidden", forbidden())
        self.drop = nn.Dropout(0.4)

    def emissions(self, batch: Sequence[Example], noise: random.Random | None = None) -> torch.Tensor:
        """Documents × paragraphs × states; documents are padded with zeros."""
        longest = max(len(e.states) for e in batch)
        x = torch.zeros(len(batch), longest, self.words.embedding_dim + WIDTH)
        tokens = torch.from_numpy(np.concatenate([e.features.tokens for e in batch]))
        counts = np.concatenate([e.features.counts for e in batch])
        weights = torch.from_numpy(np.repeat(1 / np.sqrt(np.maximum(counts, 1)), counts)).float()
        if noise is not None:
            weights = weights * (torch.rand(len(weights)) > _LOST_WORDS)
        offsets = torch.from_numpy(np.concatenate([[0], counts.cumsum()[:-1]]))
        bags = self.words(tokens, offsets, per_sample_weights=weights)
        at = 0
        for row, e in enumerate(batch):
            n = len(e.states)
            dense = torch.from_numpy(e.features.dense)
            if noise is not None:
                dense = _blurred(dense, noise)
            x[row, :n] = torch.cat([bags[at : at + n], dense], dim=1)
            at += n
        hidden = self.drop(torch.relu(self.first(_windows(x, self.near))))
        hidden = hidden + self.drop(torch.relu(self.second(_windows(hidden, 1)))) if self.near else hidden
        return self.out(hidden)

    def steps(self) -> torch.Tensor:
        """Scores of one state after another."""
        return self.transitions.masked_fill(self.forbidden, _IMPOSSIBLE)


def _blurred(dense: torch.Tensor, noise: random.Random) -> torch.Tensor:
    """Without what the vocabulary says of some headings, now and then of all: others must do without it."""
    dense = dense.clone()
    if noise.random() < 0.12:
        dense[:, VOTES - 4 : HELD + len(LABELS)] = 0
        return dense
    lost = torch.rand(len(dense)) < 0.1
    dense[lost, VOTES - 4 : HELD] = 0
    return dense


def _windows(x: torch.Tensor, near: int) -> torch.Tensor:
    """Each paragraph with its neighbours on both sides."""
    padded = nn.functional.pad(x, (0, 0, near, near))
    return torch.cat([padded[:, i : i + x.shape[1]] for i in range(2 * near + 1)], dim=2)


def loss(network: Network, batch: Sequence[Example], noise: random.Random | None = None) -> torch.Tensor:
    """Mean negative log likelihood of what is known of the states, a paragraph; unknown ones are summed over."""
    scores = network.emissions(batch, noise)
    steps = network.steps()
    lengths = torch.tensor([len(e.states) for e in batch])
    allowed = torch.zeros_like(scores)
    for row, e in enumerate(batch):
        known = torch.from_numpy(e.states)
        fixed = (known >= 0).nonzero()[:, 0]
        allowed[row, fixed] = _IMPOSSIBLE
        allowed[row, fixed, known[fixed]] = 0
    both = torch.cat([scores, scores + allowed])
    alpha, follows = both[:, 0], steps.exp()
    lengths2 = torch.cat([lengths, lengths])
    for at in range(1, both.shape[1]):
        top = alpha.max(dim=1, keepdim=True).values
        following = ((alpha - top).exp() @ follows).clamp_min(1e-30).log() + top + both[:, at]
        alpha = torch.where((lengths2 > at)[:, None], following, alpha)
    total = alpha.logsumexp(dim=1)
    return (total[: len(batch)] - total[len(batch) :]).sum() / lengths.sum()


def train(
    network: Network,
    examples: Sequence[Example],
    weights: Sequence[float],
    steps: int,
    rate: float,
    seed: int,
    size: int = 24,
) -> None:
    """Adam on batches drawn by weight; the rate falls to nothing."""
    noise = random.Random(seed)
    optimiser = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=_DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=steps, pct_start=0.1)
    average = {name: value.clone() for name, value in network.state_dict().items()}
    network.train()
    for step in range(steps):
        batch = noise.choices(examples, weights=weights, k=size)
        optimiser.zero_grad()
        value = loss(network, [_part(e, noise) for e in batch], noise)
        value.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimiser.step()
        schedule.step()
        for name, value in network.state_dict().items():
            if value.is_floating_point():
                average[name].lerp_(value, 1 / (min(step, 100) + 1))
    network.load_state_dict(average)
    network.eval()


def _part(e: Example, noise: random.Random, longest: int = 90) -> Example:
    """A stretch of a long document."""
    n = len(e.states)
    if n <= longest:
        return e
    begin = 0 if noise.random() < 0.5 else noise.randrange(n - longest)
    ends = np.concatenate([[0], e.features.counts.cumsum()])
    span = slice(begin, begin + longest)
    return Example(
        Features(
            e.features.tokens[ends[begin] : ends[begin + longest]], e.features.counts[span], e.features.dense[span]
        ),
        e.states[span],
    )


def write(path: Path, networks: Sequence[Network], sharpness: float) -> None:
    """The committee in the form `pipeline/sections/line_model.py` reads: whole numbers for words, halves for layers."""
    arrays: dict[str, np.ndarray] = {"members": np.array(len(networks)), "sharpness": np.float32(sharpness)}
    with torch.no_grad():
        arrays["steps"] = torch.stack([network.steps() for network in networks]).mean(0).numpy().astype(np.float32)
    for number, network in enumerate(networks):
        weights = {name: value.detach().numpy() for name, value in network.state_dict().items()}
        scale = np.abs(weights["words.weight"]).max(axis=0) / 127
        arrays[f"words_{number}"] = np.round(weights["words.weight"] / scale).astype(np.int8)
        arrays[f"scale_{number}"] = scale.astype(np.float32)
        for name in ("first", "second", "out"):
            arrays[f"{name}_{number}"] = weights[f"{name}.weight"].T.astype(np.float16)
            arrays[f"{name}_constants_{number}"] = weights[f"{name}.bias"].astype(np.float32)
    np.savez_compressed(path, **arrays)
