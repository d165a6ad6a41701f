#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A catalogue as a Slurm array: sbatch --array=1-8 deploy/slurm.sh SHEETS OUT
# Each task renders its part; a task that was lost is requeued and goes on where it was. When all have
# finished: audiosheet batch --join -o OUT
#SBATCH --job-name=audiosheet
#SBATCH --requeue
#SBATCH --cpus-per-task=1
set -euo pipefail
[ $# = 2 ] || { echo "usage: sbatch --array=1-N $0 SHEETS OUT" >&2; exit 2; }
# The part comes from SLURM_ARRAY_TASK_ID, _MIN and _COUNT.
exec audiosheet batch "$1" -o "$2" --jobs "${SLURM_CPUS_PER_TASK:-1}"
