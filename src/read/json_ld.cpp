// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/html_metadata.hpp"
#include "util/limits.hpp"
#include "util/text.hpp"
#include "util/visible.hpp"

#include <array>
#include <nlohmann/json.hpp>

namespace audiosheet::read {

namespace {

using nlohmann::json;

constexpr std::size_t k_max_script = limits::k_json_ld_bytes;
constexpr int k_max_depth = 8; ///< of objects that are looked into
constexpr std::size_t k_max_questions = limits::k_json_ld_questions;

std::string text_at(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string()) {
    return {};
  }
  return fold_spaces(visible_text(found->get_ref<const std::string&>())); // "\\u202E" may stand in it
}

bool has_type(const json& object, std::string_view type) {
  const auto found = object.find("@type");
  if (found == object.end()) {
    return false;
  }
  const auto matches = [&](const json& value) {
    return value.is_string() && value.get_ref<const std::string&>() == type;
  };
  return matches(*found) || (found->is_array() && std::any_of(found->begin(), found->end(), matches));
}

bool is_page(const json& object) {
  constexpr std::array<std::string_view, 10> k_types{
      "MedicalWebPage", "FAQPage",     "WebPage",
      "Article",        "NewsArticle", "HealthTopicContent",
      "BlogPosting",    "Drug",        "MedicalScholarlyArticle",
      "HowTo"};
  return std::any_of(k_types.begin(), k_types.end(),
                     [&](std::string_view type) { return has_type(object, type); });
}

class Reader {
public:
  explicit Reader(Metadata& metadata) : m_metadata(metadata) {}

  void read(const json& value, int depth) {
    if (depth > k_max_depth) {
      return;
    }
    if (value.is_array()) {
      for (const json& item : value) {
        read(item, depth + 1);
      }
    } else if (value.is_object()) {
      object(value, depth);
    }
  }

private:
  void object(const json& value, int depth) {
    if (has_type(value, "Question")) {
      question(value);
      return;
    }
    if (is_page(value)) {
      page(value);
    }
    for (const char* key : {"@graph", "mainEntity", "hasPart", "mainEntityOfPage"}) {
      if (const auto found = value.find(key); found != value.end()) {
        read(*found, depth + 1);
      }
    }
  }

  void page(const json& value) {
    if (m_metadata.title.empty()) {
      const std::string headline = text_at(value, "headline");
      m_metadata.title = headline.empty() ? text_at(value, "name") : headline;
    }
    if (m_metadata.language.empty()) {
      m_metadata.language = text_at(value, "inLanguage");
    }
    for (const char* key : {"lastReviewed", "dateModified", "datePublished", "publisher"}) {
      m_metadata.imprint.say(key, text_at(value, key));
    }
    for (const char* key : {"publisher", "author"}) {
      if (const auto found = value.find(key); found != value.end() && found->is_object()) {
        m_metadata.imprint.say(key, text_at(*found, "name"));
      }
    }
  }

  void question(const json& value) {
    const std::string name = text_at(value, "name");
    const auto answer = value.find("acceptedAnswer");
    if (name.empty() || m_metadata.questions.size() >= k_max_questions) {
      return;
    }
    std::string text;
    if (answer != value.end()) {
      const json& first = answer->is_array() && !answer->empty() ? answer->front() : *answer;
      text = first.is_object() ? text_at(first, "text") : std::string();
    }
    m_metadata.questions.push_back({name, text});
  }

  Metadata& m_metadata;
};

} // namespace

void read_json_ld(std::string_view text, Metadata& metadata) {
  if (text.size() > k_max_script) {
    return;
  }
  const json value = json::parse(text, nullptr, false, true);
  if (!value.is_discarded()) {
    Reader(metadata).read(value, 0);
  }
}

} // namespace audiosheet::read
