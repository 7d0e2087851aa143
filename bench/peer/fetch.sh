#!/usr/bin/env bash
# Brings the switchboard that Huawu is measured beside: Asterisk 22 from Debian's archive, unpacked into a folder of its own.
# It is never installed: it runs from there, by its own loader. About 500 MB; needs root for debootstrap.
set -euo pipefail

usage='Use: bench/peer/fetch.sh FOLDER [MIRROR]'
folder=${1:?$usage}
mirror=${2:-http://deb.debian.org/debian}

if ! type -P debootstrap >/dev/null; then
  printf 'debootstrap is missing: apt-get install debootstrap\n' >&2
  exit 1
fi
if [[ -e $folder/usr/sbin/asterisk ]]; then
  printf 'Asterisk is in %s already.\n' "$folder"
  exit 0
fi
debootstrap --variant=minbase --include=asterisk sid "$folder" "$mirror"
rm -rf -- "$folder/var/cache/apt/archives"
printf 'Asterisk is in %s. Measure beside it: HUAWU_PEER=%s ./huawu bench sip --peer\n' "$folder" "$folder"
