// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/vocabulary.hpp"

#include "support/catch.hpp"

using namespace audiosheet;
using namespace audiosheet::read;

TEST_CASE("text is compared without case, symbols and outer punctuation") {
  const auto [text, key] = GENERATE(table<std::string, std::string>({
      {"🎯 Key  Takeaways:", "key takeaways"},
      {"What’s next?", "what's next"},
      {"**À retenir**", "à retenir"},
      {"Q&A", "q&a"},
      {"CO₂ – 5%", "co₂ – 5"},
      {"⚠️", ""},
      {"", ""},
  }));
  CHECK(comparison_key(text) == key);
}

TEST_CASE("headings tell the kind of their section") {
  const auto [heading, kind] = GENERATE(table<std::string, std::string>({
      {"FAQ", "faq"},
      {"FAQs about asthma", "faq"},
      {"Asthma: Frequently Asked Questions", "faq"},
      {"Häufig gestellte Fragen", "faq"},
      {"Foire aux questions (FAQ)", "faq"},
      {"Часто задаваемые вопросы", "faq"},
      {"🎯 Key takeaways", "takeaways"},
      {"Key facts", "takeaways"},
      {"Asthma at a glance", "takeaways"},
      {"À retenir", "takeaways"},
      {"Das Wichtigste in Kürze", "takeaways"},
      {"References", "references"},
      {"7. References", "references"},
      {"Selected references", "references"},
      {"Literaturverzeichnis", "references"},
      {"Ongoing Clinical Trials on Asthma", "trials"},
      {"Clinical trials", "trials"},
      {"Essais cliniques en cours", "trials"},
      {"What Are Clinical Trials?", "section"},
      {"References to other leaflets you may want", "section"},
      {"Facts about asthma", "section"},
      {"Remembering your inhaler", "section"},
      {"", "section"},
  }));
  CAPTURE(heading);
  CHECK(to_string(kind_of_heading(heading).kind) == kind);
}

TEST_CASE("words that also head prose are no sure sign") {
  CHECK_FALSE(kind_of_heading("Sources").sure);
  CHECK_FALSE(kind_of_heading("Quellen").sure);
  CHECK(kind_of_heading("References").sure);
}

TEST_CASE("labels of a page are known, words of a text are not") {
  CHECK(is_navigation("Go back", true));
  CHECK(is_navigation("« Back to top »", true));
  CHECK(is_navigation("Retour en haut", true));
  CHECK(is_navigation("Home", false));
  CHECK_FALSE(is_navigation("Home", true));
  CHECK_FALSE(is_navigation("Go back to bed and rest.", false));
  CHECK_FALSE(is_navigation("", false));
}
