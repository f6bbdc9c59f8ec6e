#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# Times whole processes, in turns, and prints medians in seconds and their ratio and difference.
# Needs bash 4.4 and GNU coreutils (Linux).
#
#   start.sh run    --run "MultiMix Classify" on one image against a bare DJL program
#   start.sh menu   ImageJ's window with the suite installed against without (needs a display or Xvfb)
#
# Build first: mvn package -DskipTests. The computer should do nothing else meanwhile. Environment: PAIRS (5).
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/run.sh"

(($# == 1)) || usage

cd "$repository"
app=$PWD/target/MultiMix.app
tests=$PWD/target/test-classes
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
flags=(-Dai.djl.offline=true -DOPT_OUT_TRACKING=true)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Runs a command; prints its seconds.
seconds() {
    local begin end
    begin=$(date +%s%N)
    "$@" > "$work/out" 2>&1 || { cat "$work/out" >&2; exit 1; }
    end=$(date +%s%N)
    awk "BEGIN { printf \"%.3f\n\", ($end - $begin) / 1e9 }"
}

# The functions "one" and "other" in turns, once each before it counts.
compare() {
    one > /dev/null
    other > /dev/null
    for ((i = 0; i < ${PAIRS:-5}; i++)); do
        one >> "$work/one"
        other >> "$work/other"
    done
    awk -v one="$(median <"$work/one")" -v other="$(median <"$work/other")" -v names="$1 $2" 'BEGIN {
        split(names, name, " ")
        printf "%s %.2f s, %s %.2f s, ratio %.2f, difference %.2f s\n",
            name[1], one, name[2], other, other / one, other - one }'
}

case $1 in
run)
    "$java" "${flags[@]}" -cp "$app/multimix.jar:$tests" sc.fiji.multimix.benchmark.UntrainedModel "$work/model.zip"
    image=$(find "$app/sample-data/classification" -name '*.png' | sort | head -1)
    one() { seconds "$java" "${flags[@]}" -cp "$app/multimix.jar:$tests" sc.fiji.multimix.start.BareStart; }
    other() {
        seconds "$java" "${flags[@]}" -jar "$app/multimix.jar" \
            --run "MultiMix Classify" "image=[$image] model=[$work/model.zip]"
    }
    compare bare run
    ;;
menu)
    if [ -z "${DISPLAY:-}" ]; then
        Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp 3> "$work/display" 2> /dev/null &
        trap 'kill $!; rm -rf "$work"' EXIT
        until [ -s "$work/display" ]; do sleep 0.1; done
        DISPLAY=:$(cat "$work/display")
        export DISPLAY
    fi
    mkdir -p "$work/plain/plugins" "$work/suite"
    cp -r "$app/plugins" "$app/jars" "$work/suite"
    imagej=$(find "${HOME}/.m2/repository/net/imagej/ij" -name 'ij-1.*.jar' | sort | tail -1)
    window() {
        seconds "$java" -Duser.home="$work" -cp "$imagej:$tests" \
            sc.fiji.multimix.start.MenuStart "$work/$1"
    }
    one() { window plain; }
    other() { window suite; }
    compare plain suite
    ;;
*) usage ;;
esac
