// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/slug.hpp"

#include "support/catch.hpp"

using namespace audiosheet;

TEST_CASE("a slug is a safe name", "[slug]") {
  CHECK(slugify("Inflammatory myofibroblastic tumour – Basic Information") ==
        "inflammatory-myofibroblastic-tumour-basic-information");
  CHECK(slugify("../../etc/x") == "etc-x");
  CHECK(slugify("Crohn's disease") == "crohns-disease");
  CHECK(slugify("Crohn’s – disease") == "crohns-disease");
  CHECK(slugify("Грипп") == "gripp");
  CHECK(slugify("Éclampsie") == "eclampsie");
}

TEST_CASE("a title without letters still has a name of its own", "[slug]") {
  CHECK(slugify("…").rfind("sheet-", 0) == 0);
  CHECK(slugify("…") != slugify("!!!"));
}

TEST_CASE("a long title is cut at a word", "[slug]") {
  const auto slug = slugify(std::string(300, 'a') + " b");
  CHECK(slug.size() == 60);
  CHECK(slugify("one two three", 9) == "one-two");
}
