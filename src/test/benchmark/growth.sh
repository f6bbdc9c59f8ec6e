#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# Times this suite and a PyTorch script of the same work (see compare.sh) at several batches and sizes, in turn.
# Needs bash 4.4 and GNU coreutils (Linux). Both programs compute on the CPU.
#
#   growth.sh PYTORCH_STEP.py step|predict GROWTH.csv [--width 16] [--threads 2] [--steps 12]
#
# Appends to GROWTH.csv, so that both kinds of work can go into one. Then draws the charts and prints the tables:
#
#   growth.sh charts GROWTH.csv FOLDER [--threads 2]
#
# Environment: PAIRS (3), BATCHES ("1 2 4 8") of images with SIDE (128) pixels, SIZES ("64 128 192 256 384
# 512") in batches of BATCH (2); PYTHON, TUNED, JAVA_OPTIONS, CLASSES as in compare.sh.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/run.sh"

(($# >= 3)) || usage

if [[ $1 == charts ]]; then
    file=$(realpath "$2") folder=$(realpath "$3")
    shift 3
    check_options "--threads" "$@"
    compile
    peak=$(program ConvolutionPeak --device cpu "$@")
    program GrowthCharts "$file" "$(awk '/^convolution-peak/ { print $2 }' <<<"$peak")" "$folder"
    printf '\n%s\n' "$peak"
    exit
fi

[[ -f $1 ]] || { echo "There is no script $1." >&2; exit 2; }
script=$(realpath "$1") what=$2 file=$(realpath -m "$3")
shift 3
case $what in
step) other=lean ;;
predict) other=predict ;;
*) usage ;;
esac
width=16 arguments=("$@")
check_options "--width --threads --steps" ${arguments[@]+"${arguments[@]}"}
for ((i = 0; i < $#; i++)); do [[ ${arguments[i]} != --width ]] || width=${arguments[i + 1]}; done

compile
[[ -s $file ]] || echo "program,what,size,batch,width,median_ms,min_ms,peak_rss_mb" >"$file"

# row PROGRAM SIZE BATCH: from the line of a program
row() { awk -v o=, -v p="$1,$what,$2,$3,$width" '!/^#/ { print p o $2 o $3 o $5 }' | tee -a "$file"; }

# pair SIZE BATCH
pair() {
    benchmark "$what" --size "$1" --batch "$2" ${arguments[@]+"${arguments[@]}"} | row MultiMix "$1" "$2"
    pytorch "$script" "$other" --size "$1" --batch "$2" ${arguments[@]+"${arguments[@]}"} | row PyTorch "$1" "$2"
}

side=${SIDE:-128} batch=${BATCH:-2}
for ((repeat = 1; repeat <= ${PAIRS:-3}; repeat++)); do
    for b in ${BATCHES:-1 2 4 8}; do pair "$side" "$b"; done
    for s in ${SIZES:-64 128 192 256 384 512}; do
        # measured with the batches already
        [[ $s == "$side" && " ${BATCHES:-1 2 4 8} " == *" $batch "* ]] || pair "$s" "$batch"
    done
done
