"""A larger tagger and parser that labels duty statements for the small pipeline to learn from.

MiniLM-L6 (Apache 2.0) under linear taggers and a biaffine parser (Dozat & Manning 2017, "Deep Biaffine Attention for
Neural Dependency Parsing"). It is slow, and used only here: its trees become training data.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer
from treebank import Tree, read_trees, write_trees

_SEED = 11
_WORDS_AT_ONCE = 700
_FROZEN_LAYERS = 2  # a quarter less time on one core
_LONGEST = 110  # words; longer sentences are left out of training and labelling


@dataclass(frozen=True)
class Labels:
    """The closed sets the teacher chooses from."""

    upos: list[str]
    xpos: list[str]
    deprel: list[str]

    @classmethod
    def of(cls, trees: Sequence[Tree]) -> Labels:
        """Every label the trees use."""
        words = [word for tree in trees for word in tree]
        return cls(*(sorted({getattr(word, kind) for word in words}) for kind in ("upos", "xpos", "deprel")))


class Teacher(nn.Module):
    """Scores tags for each word, and heads and labels for each pair of words; position 0 is the root."""

    def __init__(self, encoder_folder: Path, labels: Labels, arc_width: int = 256, label_width: int = 96) -> None:
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(encoder_folder)
        self.encoder = AutoModel.from_pretrained(encoder_folder, add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        self.labels = labels
        self.upos = nn.Linear(width, len(labels.upos))
        self.xpos = nn.Linear(width, len(labels.xpos))
        self.arc_head, self.arc_child = _projection(width, arc_width), _projection(width, arc_width)
        self.label_head, self.label_child = _projection(width, label_width), _projection(width, label_width)
        self.arc = nn.Parameter(torch.zeros(arc_width + 1, arc_width))
        self.label = nn.Parameter(torch.zeros(len(labels.deprel), label_width + 1, label_width + 1))
        nn.init.xavier_uniform_(self.arc)
        nn.init.xavier_uniform_(self.label)

    def vectors(self, trees: Sequence[Tree]) -> Tensor:
        """The first subword of every word, after that of the sentence start, (trees, words + 1, width)."""
        batch = self.tokenizer(
            [[word.form for word in tree] for tree in trees],
            is_split_into_words=True, padding=True, truncation=True, max_length=512, return_tensors="pt",
        )  # fmt: skip
        hidden = self.encoder(**batch).last_hidden_state
        firsts = torch.zeros(len(trees), max(map(len, trees)) + 1, dtype=torch.long)
        for row in range(len(trees)):
            for position, word in reversed(list(enumerate(batch.word_ids(row)))):
                if word is not None:
                    firsts[row, word + 1] = position
        return hidden.gather(1, firsts.unsqueeze(-1).expand(-1, -1, hidden.size(-1)))

    def arcs(self, vectors: Tensor) -> Tensor:
        """Score of each head (last axis) for each word."""
        child = nn.functional.pad(self.arc_child(vectors), (0, 1), value=1.0)
        return child @ self.arc @ self.arc_head(vectors).transpose(1, 2)

    def relations(self, vectors: Tensor, heads: Tensor) -> Tensor:
        """Score of each label for each word under the given head."""
        child = nn.functional.pad(self.label_child(vectors), (0, 1), value=1.0)
        head = nn.functional.pad(self.label_head(vectors), (0, 1), value=1.0)
        head = head.gather(1, heads.unsqueeze(-1).expand(-1, -1, head.size(-1)))
        return torch.einsum("bni,lij,bnj->bnl", child, self.label, head)


def _projection(width: int, out: int) -> nn.Module:
    return nn.Sequential(nn.Dropout(0.2), nn.Linear(width, out), nn.GELU(), nn.Dropout(0.2))


def batches(trees: Sequence[Tree], chance: random.Random | None) -> Iterator[list[int]]:
    """Indices of trees of like length, about `_WORDS_AT_ONCE` words at a time; shuffled where `chance` is given."""
    order = sorted(range(len(trees)), key=lambda at: len(trees[at]) + (chance.random() * 4 if chance else 0))
    found: list[list[int]] = [[]]
    for at in order:
        if found[-1] and (len(found[-1]) + 1) * len(trees[at]) > _WORDS_AT_ONCE:
            found.append([])
        found[-1].append(at)
    if chance:
        chance.shuffle(found)
    yield from found


def _padded(rows: Sequence[Sequence[int]], fill: int) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[fill] * (longest - len(row))] for row in rows])


def loss(teacher: Teacher, trees: Sequence[Tree]) -> Tensor:
    """Cross-entropy of tags, heads and labels, summed over the four, averaged over words."""
    vectors = teacher.vectors(trees)
    heads = _padded([[0, *(word.head for word in tree)] for tree in trees], 0)
    real = _padded([[1] * len(tree) for tree in trees], 0).bool()
    scores = teacher.arcs(vectors)
    padding = torch.cat([torch.ones(len(trees), 1, dtype=torch.bool), real], 1)
    scores = scores.masked_fill(~padding.unsqueeze(1), -1e4)[:, 1:]
    total = nn.functional.cross_entropy(scores[real], heads[:, 1:][real])
    predicted = {
        "upos": teacher.upos(vectors)[:, 1:],
        "xpos": teacher.xpos(vectors)[:, 1:],
        "deprel": teacher.relations(vectors, heads)[:, 1:],
    }
    for kind, score in predicted.items():
        place = {label: number for number, label in enumerate(getattr(teacher.labels, kind))}
        gold = _padded([[place[getattr(word, kind)] for word in tree] for tree in trees], 0)
        total = total + nn.functional.cross_entropy(score[real], gold[real])
    return total


def train(teacher: Teacher, trees: list[Tree], epochs: int) -> None:
    """Fine-tunes everything, the encoder at a lower rate than the new layers."""
    chance = random.Random(_SEED)
    for frozen in (teacher.encoder.embeddings, *teacher.encoder.encoder.layer[:_FROZEN_LAYERS]):
        frozen.requires_grad_(False)
    encoder = [p for p in teacher.encoder.parameters() if p.requires_grad]
    new = [p for name, p in teacher.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW([{"params": encoder, "lr": 2e-4}, {"params": new, "lr": 2e-3}], weight_decay=0.01)
    steps = epochs * len(list(batches(trees, None)))
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [2e-4, 2e-3], total_steps=steps + 20 * epochs, pct_start=0.1
    )
    started, step = time.monotonic(), 0
    for epoch in range(epochs):
        teacher.train()
        for batch in batches(trees, chance):
            optimizer.zero_grad()
            value = loss(teacher, [trees[at] for at in batch])
            value.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            if step % 50 == 0:
                print(
                    f"epoch {epoch} step {step}/{steps} loss {value.item():.3f} {time.monotonic() - started:.0f} s",
                    flush=True,
                )


@torch.no_grad()
def label(teacher: Teacher, trees: Sequence[Tree]) -> list[Tree]:
    """The trees with the teacher's tags, heads and labels."""
    teacher.eval()
    found: list[Tree] = [[] for _ in trees]
    for batch in batches(trees, None):
        chosen = [trees[at] for at in batch]
        vectors = teacher.vectors(chosen)
        arcs = teacher.arcs(vectors)
        heads = torch.zeros(arcs.shape[:2], dtype=torch.long)
        for row, tree in enumerate(chosen):
            size = len(tree) + 1
            heads[row, 1:size] = torch.tensor(best_tree(arcs[row, :size, :size].tolist())[1:])
        upos, xpos = teacher.upos(vectors).argmax(-1), teacher.xpos(vectors).argmax(-1)
        scores = teacher.relations(vectors, heads)
        rooted = teacher.labels.deprel.index("root")
        scores[..., rooted] = torch.where(heads == 0, 1e4, -1e4)
        relations = scores.argmax(-1)
        for row, at in enumerate(batch):
            found[at] = [
                replace(
                    word,
                    upos=teacher.labels.upos[upos[row, n]],
                    xpos=teacher.labels.xpos[xpos[row, n]],
                    head=int(heads[row, n]),
                    deprel=teacher.labels.deprel[relations[row, n]],
                )
                for n, word in enumerate(trees[at], 1)
            ]
    return found


def best_tree(scores: list[list[float]]) -> list[int]:
    """Heads of the best projective tree with one root, by Eisner's algorithm (1996); `scores[word][head]`."""
    size = len(scores)
    low = float("-inf")
    complete = [[[0.0, 0.0] if i == j else [low, low] for j in range(size)] for i in range(size)]
    joint = [[[low, low] for _ in range(size)] for _ in range(size)]
    back: dict[tuple[str, int, int, int], int] = {}
    for span in range(1, size):
        for i in range(size - span):
            j = i + span
            for side, (child, head) in enumerate(((i, j), (j, i))):
                if child == 0:
                    continue
                # the root takes one word only: it has no other on its left
                splits = range(i, j) if i else (0,)
                split = max(splits, key=lambda k: complete[i][k][1] + complete[k + 1][j][0])
                joint[i][j][side] = complete[i][split][1] + complete[split + 1][j][0] + scores[child][head]
                back["joint", i, j, side] = split
            split = max(range(i, j), key=lambda k: complete[i][k][0] + joint[k][j][0])
            complete[i][j][0] = complete[i][split][0] + joint[split][j][0]
            back["complete", i, j, 0] = split
            split = max(range(i + 1, j + 1), key=lambda k: joint[i][k][1] + complete[k][j][1])
            complete[i][j][1] = joint[i][split][1] + complete[split][j][1]
            back["complete", i, j, 1] = split
    return _heads(back, size)


def _heads(back: dict[tuple[str, int, int, int], int], size: int) -> list[int]:
    heads = [0] * size
    waiting = [("complete", 0, size - 1, 1)]
    while waiting:
        kind, i, j, side = waiting.pop()
        if i == j:
            continue
        split = back[kind, i, j, side]
        if kind == "joint":
            heads[i if side == 0 else j] = j if side == 0 else i
            waiting += [("complete", i, split, 1), ("complete", split + 1, j, 0)]
        elif side == 0:
            waiting += [("complete", i, split, 0), ("joint", split, j, 0)]
        else:
            waiting += [("joint", i, split, 1), ("complete", split, j, 1)]
    return heads


def main() -> None:
    """Trains on one CoNLL-U file, tells the scores on another, and labels a third."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    for name in ("encoder", "train", "dev", "unlabelled", "labelled"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=2)
    given = parser.parse_args()
    torch.manual_seed(_SEED)
    torch.set_num_threads(1)
    trees = [tree for tree in read_trees(given.train) if len(tree) <= _LONGEST]
    teacher = Teacher(given.encoder, Labels.of(trees))
    train(teacher, trees, given.epochs)
    dev = [tree for tree in read_trees(given.dev) if len(tree) <= _LONGEST]
    print(scores(dev, label(teacher, dev)))
    torch.save(teacher.state_dict(), given.labelled.with_suffix(".pt"))
    unlabelled = [tree for tree in read_trees(given.unlabelled) if len(tree) <= _LONGEST]
    write_trees(label(teacher, unlabelled), given.labelled)


def scores(gold: Sequence[Tree], found: Sequence[Tree]) -> dict[str, float]:
    """Share of words, punctuation included, with the right tag, head, and head with label."""
    pairs = [(a, b) for one, other in zip(gold, found, strict=True) for a, b in zip(one, other, strict=True)]
    right = {
        "xpos": [a.xpos == b.xpos for a, b in pairs],
        "uas": [a.head == b.head for a, b in pairs],
        "las": [a.head == b.head and a.deprel == b.deprel for a, b in pairs],
    }
    return {name: round(sum(marks) / len(marks), 4) for name, marks in right.items()}


if __name__ == "__main__":
    main()
