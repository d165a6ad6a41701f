// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/feed_config.hpp"

#include "model/toml_table.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>

namespace audiosheet::publish {

namespace {

struct Category {
  std::string_view name;
  std::string_view below; ///< its subcategories, separated by '|'
};

/// podcasters.apple.com, "Apple Podcasts categories"; all directories take these.
constexpr std::array k_categories{
    Category{"Arts", "Books|Design|Fashion & Beauty|Food|Performing Arts|Visual Arts"},
    Category{"Business", "Careers|Entrepreneurship|Investing|Management|Marketing|Non-Profit"},
    Category{"Comedy", "Comedy Interviews|Improv|Stand-Up"},
    Category{"Education", "Courses|How To|Language Learning|Self-Improvement"},
    Category{"Fiction", "Comedy Fiction|Drama|Science Fiction"},
    Category{"Government", ""},
    Category{"History", ""},
    Category{"Health & Fitness", "Alternative Health|Fitness|Medicine|Mental Health|Nutrition|Sexuality"},
    Category{"Kids & Family", "Education for Kids|Parenting|Pets & Animals|Stories for Kids"},
    Category{"Leisure",
             "Animation & Manga|Automotive|Aviation|Crafts|Games|Hobbies|Home & Garden|Video Games"},
    Category{"Music", "Music Commentary|Music History|Music Interviews"},
    Category{"News",
             "Business News|Daily News|Entertainment News|News Commentary|Politics|Sports News|Tech News"},
    Category{"Religion & Spirituality", "Buddhism|Christianity|Hinduism|Islam|Judaism|Religion|Spirituality"},
    Category{"Science",
             "Astronomy|Chemistry|Earth Sciences|Life Sciences|Mathematics|Natural Sciences|Nature|"
             "Physics|Social Sciences"},
    Category{"Society & Culture", "Documentary|Personal Journals|Philosophy|Places & Travel|Relationships"},
    Category{"Sports", "Baseball|Basketball|Cricket|Fantasy Sports|Football|Golf|Hockey|Rugby|Running|Soccer|"
                       "Swimming|Tennis|Volleyball|Wilderness|Wrestling"},
    Category{"Technology", ""},
    Category{"True Crime", ""},
    Category{"TV & Film", "After Shows|Film History|Film Interviews|Film Reviews|TV Reviews"},
};

/// Refuses a value that is not among the known ones, and names the one that was probably meant.
void check_known(const TomlTable& table, std::string_view key, const std::string& value,
                 const std::vector<std::string>& known) {
  if (std::find(known.begin(), known.end(), value) != known.end()) {
    return;
  }
  const auto nearest = std::min_element(known.begin(), known.end(), [&](const auto& a, const auto& b) {
    return edit_distance(ascii_lower(value), ascii_lower(a)) <
           edit_distance(ascii_lower(value), ascii_lower(b));
  });
  const std::size_t near = value.size() / 3 + 1;
  if (nearest != known.end() && edit_distance(ascii_lower(value), ascii_lower(*nearest)) <= near) {
    table.fail(key,
               fmt::format("is \"{}\", which no directory knows; did you mean \"{}\"?", value, *nearest));
  }
  table.fail(key, fmt::format("is \"{}\", which no directory knows; there are {}", value, join(known, ", ")));
}

void check_category(const TomlTable& table, const FeedConfig& config) {
  std::vector<std::string> names;
  std::vector<std::string> below;
  for (const auto& category : k_categories) {
    names.emplace_back(category.name);
    if (category.name == config.category) {
      for (const auto name : split(category.below, '|')) {
        below.emplace_back(name);
      }
    }
  }
  check_known(table, "category", config.category, names);
  if (!config.subcategory.empty()) {
    check_known(table, "subcategory", config.subcategory, below);
  }
}

bool is_address(const std::string& text) {
  const bool web = text.starts_with("https://") || text.starts_with("http://");
  return web && text.find("://") + 3 < text.size() && std::all_of(text.begin(), text.end(), [](char c) {
           return c > ' ' && c < '\x7f' && std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
         });
}

/// A path that stays below the folder it starts in, of characters that an address can have.
bool is_plain_path(const std::string& text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-_./").find(c) != std::string_view::npos;
  });
  return plain && !text.starts_with('/') && text.find("..") == std::string::npos;
}

void check_image(const TomlTable& table, const FeedConfig& config) {
  const std::string name = ascii_lower(config.image);
  const bool picture = name.ends_with(".png") || name.ends_with(".jpg") || name.ends_with(".jpeg");
  if (!picture || (!is_address(config.image) && !is_plain_path(config.image))) {
    table.fail("image", "must be the address of a PNG or JPEG of 1400 to 3000 pixels, or the path of a PNG "
                        "below the output folder, such as \"cover.png\"");
  }
}

bool is_language(const std::string& text) {
  return text.size() >= 2 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
         });
}

void read_owner(TomlTable& root, FeedConfig& config) {
  auto owner = root.table("owner");
  if (!owner) {
    return;
  }
  owner->text("name", config.owner_name);
  owner->text("email", config.owner_email);
  owner->refuse_others();
  if (config.owner_name.empty() || config.owner_email.empty()) {
    owner->fail(config.owner_name.empty() ? "name" : "email", "is missing: directories want both or none");
  }
  if (config.owner_email.find('@') == std::string::npos ||
      config.owner_email.find(' ') != std::string::npos) {
    owner->fail("email", "must be an address like \"podcast@example.org\"");
  }
}

void check(const TomlTable& root, FeedConfig& config) {
  constexpr std::size_t k_longest = 4000;
  for (const auto& [key, value] :
       {std::pair{"title", &config.title}, std::pair{"description", &config.description},
        std::pair{"base_url", &config.base_url}, std::pair{"author", &config.author},
        std::pair{"language", &config.language}, std::pair{"category", &config.category},
        std::pair{"image", &config.image}}) {
    if (fold_spaces(*value).empty()) {
      root.fail(key, "is missing: every feed needs it (docs/formats/feed.md)");
    }
  }
  if (config.description.size() > k_longest) {
    root.fail("description",
              fmt::format("has {} bytes; directories take {}", config.description.size(), k_longest));
  }
  for (const auto& [key, value] :
       {std::pair{"base_url", &config.base_url}, std::pair{"link", &config.link}}) {
    if (!value->empty() && !is_address(*value)) {
      root.fail(key, "must be an address like \"https://example.org/sheets\"");
    }
  }
  while (config.base_url.ends_with('/')) {
    config.base_url.pop_back();
  }
  if (!is_language(config.language)) {
    root.fail("language", "must be a language like \"en\" or \"en-GB\"");
  }
  check_category(root, config);
  check_image(root, config);
  config.link = config.link.empty() ? config.base_url : config.link;
  if (config.people.empty()) {
    config.people.push_back(config.author);
  }
}

} // namespace

FeedConfig load_feed_config(const std::filesystem::path& file) {
  const TomlFile toml(file);
  TomlTable root = toml.root();
  FeedConfig config;
  root.text("title", config.title);
  root.text("description", config.description);
  root.text("base_url", config.base_url);
  root.text("link", config.link);
  root.text("author", config.author);
  root.text("language", config.language);
  root.text("category", config.category);
  root.text("subcategory", config.subcategory);
  root.text("image", config.image);
  root.text("copyright", config.copyright);
  root.texts("people", config.people);
  root.flag("explicit", config.is_explicit);
  root.flag("locked", config.locked);
  read_owner(root, config);
  root.refuse_others();
  check(root, config);
  return config;
}

} // namespace audiosheet::publish
