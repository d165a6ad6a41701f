#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A catalogue on a real Slurm of this machine: run.sh PROGRAM. Starts munged, slurmctld and two slurmd under
# loopback, renders 40 sheets as an array of 4 tasks, kills a node while they run, brings it back, and compares
# what comes out with one machine's. Needs root and the Debian packages slurmctld, slurmd, slurm-client, munge
# (packages.txt, group check); skips (77) without them. Everything it starts, it ends.
set -uo pipefail
program=$(readlink -f "$1")
repository=$(readlink -f "$(dirname "$0")/../..")
for needed in slurmctld slurmd sbatch munged; do
  command -v $needed >/dev/null || { echo "skipped: $needed is not installed"; exit 77; }
done
[ "$(id -u)" = 0 ] || { echo 'skipped: starting slurmd needs root'; exit 77; }

folder=$(mktemp -d)
chmod 755 "$folder"
cleanup() {
  for pid in "$folder"/*.pid; do [ ! -f "$pid" ] || kill "$(cat "$pid")" 2>/dev/null; done
  sleep 1
  for pid in "$folder"/*.pid; do [ ! -f "$pid" ] || kill -9 "$(cat "$pid")" 2>/dev/null; done
  rm -rf "$folder"
}
trap cleanup EXIT
fail() {
  echo "run.sh: $*" >&2
  tail -n 20 "$folder"/*.log >&2
  exit 1
}

# --- a cluster of two nodes ---
dd if=/dev/urandom of="$folder/munge.key" bs=1024 count=1 status=none
mkdir "$folder"/{munge,state,spool-a,spool-b,bin}
chown -R munge: "$folder/munge" "$folder/munge.key"
chmod 400 "$folder/munge.key"
setpriv --reuid munge --regid munge --clear-groups -- munged --key-file "$folder/munge.key" \
  --socket "$folder/munge/socket" --pid-file "$folder/munge/munged.pid" --log-file "$folder/munge/munged.log" \
  --seed-file "$folder/munge/seed" --force || fail 'munged does not start'
ln "$folder/munge/munged.pid" "$folder/munged.pid" 2>/dev/null || ln -s munge/munged.pid "$folder/munged.pid"
host=$(hostname -s)
cat >"$folder/slurm.conf" <<END
ClusterName=audiosheet
SlurmctldHost=$host(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket
SlurmUser=root
SlurmctldPort=26817
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd-%n.pid
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool-%n
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/backfill
ReturnToService=2
SlurmdTimeout=10
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
SchedulerParameters=sched_interval=2,bf_interval=2
NodeName=a NodeHostname=$host NodeAddr=127.0.0.1 Port=26818 CPUs=1 State=UNKNOWN
NodeName=b NodeHostname=$host NodeAddr=127.0.0.1 Port=26819 CPUs=1 State=UNKNOWN
PartitionName=all Nodes=a,b Default=YES MaxTime=INFINITE State=UP
END
export SLURM_CONF=$folder/slurm.conf
slurmctld -c -f "$SLURM_CONF" || fail 'slurmctld does not start'
start_node() { slurmd -N "$1" -f "$SLURM_CONF" || fail "slurmd $1 does not start"; }
start_node a
start_node b
for ((i = 0; i < 60; ++i)); do
  [ "$(sinfo -h -o '%T' 2>/dev/null | sort -u)" != idle ] || break
  sleep 0.5
done
[ "$(sinfo -h -o '%T' | sort -u)" = idle ] || fail "the nodes are not idle: $(sinfo)"

# --- a catalogue of 40 sheets ---
mkdir "$folder/sheets"
for ((i = 1; i <= 40; ++i)); do
  {
    printf 'First aid, part %d – Basic Information\n\n' "$i"
    for ((j = 0; j <= i % 7; ++j)); do
      printf 'Step %d\n\nPress for %d minutes, and look again after %d–%d minutes.\n\n' "$j" $((i + j)) "$i" $((i + 5))
    done
  } >"$folder/sheets/part-$i.txt"
done
ln -s "$program" "$folder/bin/audiosheet"
export PATH="$folder/bin:$PATH" AUDIOSHEET_VOICES="$repository/voices" XDG_CACHE_HOME="$folder/cache"
cd "$folder" || exit 1

audiosheet --quiet batch sheets -o alone --for wav --no-cache >/dev/null || fail 'one machine can not render it'

options="sheets -o out --for wav --no-cache --jobs 1"
sed "s|exec audiosheet batch .*|exec audiosheet batch $options|" "$repository/deploy/slurm.sh" >array.sh
job=$(sbatch --parsable --array=1-4 --output="$folder/task-%a.log" array.sh sheets out) || fail 'sbatch refuses the array'
for ((i = 0; i < 200; ++i)); do
  [ "$(find out -name manifest.json 2>/dev/null | wc -l)" -lt 3 ] || break
  sleep 0.1
done
echo "node b dies after $(find out -name manifest.json | wc -l) sheets"
node=$(cat "$folder/slurmd-b.pid")
pkill -9 -P "$node" 2>/dev/null
pkill -9 -f "slurmstepd: \[$job" -n 2>/dev/null
kill -9 "$node"
sleep 1
scontrol update nodename=b state=down reason='it died' || fail 'the node can not be marked as down'
sleep 2
scontrol update nodename=b state=resume 2>/dev/null
start_node b
for ((i = 0; i < 240; ++i)); do
  [ -n "$(squeue -h -j "$job" 2>/dev/null)" ] || break
  sleep 0.5
done
[ -z "$(squeue -h -j "$job" 2>/dev/null)" ] || fail "the array does not end: $(squeue)"

audiosheet batch --join -o out || fail 'a part is missing'
rm -r alone/.batch out/.batch
diff -r alone out || fail 'the cluster made something else than one machine'
echo "40 sheets over 4 tasks on 2 nodes, one killed: the same $(find out -type f | wc -l) files as one machine's"
