#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# Whether two builds of this commit are the same, byte for byte: all of MultiMix.app and every jar. They are made
# in two folders at two times, for two users, in two languages and time zones. What must be the same is the version
# of Java and Maven, the platform, and the umask: the permissions of files go into the jars.
#     src/test/reproducible.sh          builds twice, from clones of the last commit
#     src/test/reproducible.sh FOLDER   builds once, and compares with what is built in FOLDER already
# Further arguments, from the first that begins with -, are Maven's: not -o, the list of parts is made online.
set -euo pipefail
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
folder=
if (($# > 0)) && [[ $1 != -* ]]; then folder=$1 && shift; fi
maven=("$@")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# build FOLDER MVN-ARGUMENTS
build() {
    git clone -q "$repository" "$1"
    (cd "$1" && shift && mvn -B -ntp -q -DskipTests ${maven[@]+"${maven[@]}"} "$@" package)
}

# The checksums of what is built in a folder, by name
sums() {
    cd "$1/target"
    find MultiMix.app ./*.jar -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
}

if [[ -n $folder ]]; then first=$(cd "$folder" && pwd); else
    first=$work/first
    build "$first" -Duser.name=somebody
fi
second="$work/a second folder"
(TZ=Asia/Kathmandu LC_ALL=C build "$second" -Duser.name=else -Duser.language=tr -Duser.country=TR)

sums "$first" >"$work/first.txt"
sums "$second" >"$work/second.txt"
if ! diff "$work/first.txt" "$work/second.txt"; then
    echo "The two builds differ in these files." >&2
    exit 1
fi
echo "The two builds are the same: $(wc -l <"$work/first.txt") files."
