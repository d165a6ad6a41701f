// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run.hpp"

int main(int argc, char** argv) { return audiosheet::app::run(argc, argv); }
