# SPDX-License-Identifier: BSD-2-Clause
# Functions for the scripts beside it; for two of them, both programs, started without Maven once the classes are there.
# Needs bash 4.4 and GNU coreutils (Linux).

repository=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../../..")
caller=$(realpath "$0")

# Prints the calls, which the script that runs begins with; ends it.
usage() { sed -n 's/^#   //p' "$caller" >&2; exit 2; }

# The median of the numbers on standard input, one a line.
median() { sort -g | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'; }

# check_options "OPTION..." ARGUMENTS: ends the script unless all arguments are pairs of such an option and a whole number
check_options() {
    local known=$1
    shift
    while (($# > 0)); do
        [[ " $known " == *" $1 "* && $1 != *" "* ]] || {
            echo "There is no option $1 here. Those there are: $known." >&2
            exit 2
        }
        [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || {
            echo "The option $1 needs a whole number, at least 1, but has '${2:-}'." >&2
            exit 2
        }
        shift 2
    done
}

# Goes to the repository; sets CLASSES to the class path of the tests.
compile() {
    cd "$repository"
    [[ -z ${CLASSES:-} ]] || return 0
    local list
    list=$(mktemp)
    mvn -q -ntp test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$list" >&2
    CLASSES=target/test-classes:target/classes:$(<"$list")
    rm -f "$list"
}

# program CLASS ARGUMENTS: of the package of the benchmark
program() {
    local class=$1
    shift
    # shellcheck disable=SC2086 # several options
    java -Djava.awt.headless=true ${JAVA_OPTIONS:--Xmx2g} -cp "$CLASSES" "sc.fiji.multimix.benchmark.$class" "$@"
}

# benchmark WHAT ARGUMENTS: this suite, on the CPU, without counts, which are the same each time; prints its lines
benchmark() { program Benchmark "$@" --device cpu --counts off; }

# pytorch SCRIPT ARGUMENTS: with TUNED=1, glibc keeps freed memory for it as for this suite (NativeTuning)
pytorch() {
    local settings=()
    [[ ${TUNED:-0} != 1 ]] || settings=(MALLOC_MMAP_THRESHOLD_=33554432 MALLOC_TRIM_THRESHOLD_=1073741824)
    env ${settings[@]+"${settings[@]}"} "${PYTHON:-python3}" "$@"
}
