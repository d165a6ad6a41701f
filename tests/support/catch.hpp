// SPDX-License-Identifier: GPL-3.0-or-later
// The one place that knows where Catch2 keeps its headers (Debian 12: version 2; later: 3).
#pragma once
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
