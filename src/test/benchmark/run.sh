# SPDX-License-Identifier: BSD-2-Clause
# Functions for the scripts beside it: the two programs, started without Maven once the classes are there.

cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

# Sets CLASSES to the class path of the tests.
compile() {
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

# benchmark ARGUMENTS: this suite; prints its lines
benchmark() { program Benchmark "$@"; }

# pytorch SCRIPT ARGUMENTS
pytorch() { "${PYTHON:-python3}" "$@"; }

compile
