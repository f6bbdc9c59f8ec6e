#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# Times this suite against a PyTorch script of the same work, in turn, and prints the ratio of the medians.
# Needs bash 4.4 and GNU coreutils (Linux). Both programs compute on the CPU.
#
#   compare.sh PYTORCH_STEP.py step|predict [reference] [--size 256] [--batch 2] [--steps 12] [--width 16] [--threads 2]
#
# The script takes "lean", "reference" or "predict" and the same options, and prints the same columns:
# WHAT median_ms min_ms images_per_second peak_rss_mb. "step" is compared with its "lean", or, with the word
# reference, with its "reference". Ratios below 1: this suite is faster, or takes less memory.
# Environment: PAIRS (5), PYTHON (python3), TUNED (1: PyTorch gets glibc's settings of this suite, 0),
# JAVA_OPTIONS (-Xmx2g), CLASSES (a class path that is compiled already).
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/run.sh"

(($# >= 2)) || usage
script=$1 what=$2
shift 2
[[ -f $script ]] || { echo "There is no script $script." >&2; exit 2; }
script=$(realpath "$script")
case $what in
step) other=lean ;;
predict) other=predict ;;
*) usage ;;
esac
if [[ ${1:-} == reference ]]; then
    [[ $what == step ]] || usage
    other=reference
    shift
fi

check_options "--size --batch --steps --width --threads" "$@"

compile
ours=$(mktemp) theirs=$(mktemp)
trap 'rm -f "$ours" "$theirs"' EXIT
for ((pair = 1; pair <= ${PAIRS:-5}; pair++)); do
    benchmark "$what" "$@" | tee -a "$ours"
    pytorch "$script" "$other" "$@" | tee -a "$theirs"
done

# column NUMBER FILE
column() { awk -v column="$1" '!/^#/ { print $column }' "$2"; }

# ratio NAME UNIT COLUMN
ratio() {
    awk -v name="$1" -v unit="$2" -v a="$(column "$3" "$ours" | median)" -v b="$(column "$3" "$theirs" | median)" \
        'BEGIN { printf "%s %s %s / %s %s = %s\n", name, a, unit, b, unit, b + 0 && a + 0 ? sprintf("%.3f", a / b) : "-" }'
}
ratio time ms 2
ratio memory MB 5
