// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/library.hpp"

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include "util/error.hpp"
#include "util/file.hpp"

namespace audiosheet::publish {

TEST_CASE("A library lists what manifests say of sheets with a page, and nothing gets in as markup") {
  const TemporaryFolder folder;
  const auto manifest = folder.path() / "a b/manifest.json";
  write_file(manifest, R"({"title": "<script>alert(1)</script>", "language": "ar", "slug": "a",
    "sample_rate": 100, "samples": 372500, "chapters": [{"title": "\"><img src=x>", "warnings": 2}],
    "files": [{"path": "reader/web/index.html"}, {"path": "reader/a.epub"}]})");
  auto sheet = read_library_sheet(manifest);
  REQUIRE(sheet);
  CHECK(sheet->seconds == 3725);
  CHECK(sheet->warnings == 2);
  const std::string page = library_page({*sheet}, "ar", nullptr);
  CHECK(page.find("<script>alert") == std::string::npos);
  CHECK(page.find("<img") == std::string::npos);
  CHECK(page.find(R"(href="./a%20b/reader/web/index.html" lang="ar" dir="rtl")") != std::string::npos);
  CHECK(page.find(R"(href="./a%20b/reader/a.epub")") != std::string::npos);
  CHECK(page.find("1:02:05") != std::string::npos);
  CHECK(page.find(R"(<html lang="en" dir="ltr">)") != std::string::npos);
}

TEST_CASE("A library speaks the language of its sheets where there are words for it") {
  const Phrases phrases = load_phrases("voices/phrases/he.toml");
  const LibrarySheet sheet{
      .folder = "a", .title = "T", .language = "he", .language_name = "עברית", .warnings = 2};
  const std::string page = library_page({sheet}, "he", &phrases);
  CHECK(page.find(R"(<html lang="he" dir="rtl">)") != std::string::npos);
  for (const char* key :
       {"library", "library_title", "skip_to_sheets", "search", "language", "all_languages", "found"}) {
    CHECK(page.find(phrases.get(std::string("page.") + key)) != std::string::npos);
  }
  CHECK(page.find(phrases.get("page.warning_count", {{"n", "2"}})) != std::string::npos);
  CHECK(page.find("Fact sheets") == std::string::npos);
}

TEST_CASE("A sheet without a page is left out; what is no manifest is named") {
  const TemporaryFolder folder;
  const auto manifest = folder.path() / "manifest.json";
  write_file(manifest, R"({"title": "t", "language": "en", "slug": "a", "sample_rate": 0, "samples": -1,
    "chapters": [], "files": []})");
  CHECK_FALSE(read_library_sheet(manifest));
  write_file(manifest, "[1, 2");
  CHECK_THROWS_AS(read_library_sheet(manifest), Error);
}

} // namespace audiosheet::publish
