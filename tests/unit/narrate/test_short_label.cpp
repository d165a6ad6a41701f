// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/short_label.hpp"
#include "support/catch.hpp"
#include "util/text.hpp"

using namespace audiosheet;
using narrate::ShortLabels;

TEST_CASE("English headings are cut to what a person would call them", "[phone]") {
  const ShortLabels labels("en-US", "Asthma – Basic Information");
  auto [heading, label] = GENERATE(table<std::string, std::string>({
      {"What are the symptoms of asthma?", "symptoms"},
      {"What Are the Symptoms of Asthma?", "symptoms"},
      {"What is asthma?", "what it is"},
      {"What is it?", "what it is"},
      {"What causes asthma?", "causes"},
      {"What causes it?", "causes"},
      {"What causes an attack?", "causes of an attack"},
      {"How common is it?", "how common it is"},
      {"Who is at higher risk?", "who is at risk"},
      {"Who Is at Risk for Asthma?", "who is at risk"},
      {"How is asthma diagnosed?", "diagnosis"},
      {"How is it treated?", "treatment"},
      {"How is an attack treated?", "treating an attack"},
      {"Can asthma be prevented?", "prevention"},
      {"How can it be prevented?", "prevention"},
      {"What should I do?", "what to do"},
      {"What should I do when the alarm sounds?", "what to do when the alarm sounds"},
      {"When should I see a doctor?", "when to see a doctor"},
      {"How do I use an inhaler?", "how to use an inhaler"},
      {"Which check-ups do I need?", "check-ups"},
      {"What complications can it cause?", "complications"},
      {"What are the triggers?", "triggers"},
      {"What is the difference?", "the difference"},
      {"Living with asthma", "living with it"},
      {"Treatment of Asthma", "treatment"},
      {"Can asthma come back after years?", "whether it can come back after years"},
      {"Can it turn into something worse?", "whether it can turn into something worse"},
      {"Can I have an attack without a cough?", "an attack without a cough"},
      {"Should I take the spray with food?", "whether to take the spray with food"},
      {"Do I have to give up sport?", "whether to give up sport"},
      {"Will I need oxygen?", "whether I will need oxygen"},
      {"Is it the same as COPD?", "whether it is the same as COPD"},
      {"Does opening a window help?", "whether opening a window helps"},
      {"How soon will I feel better?", "how soon I will feel better"},
      {"How much should I drink?", "how much to drink"},
      {"When may I exercise again?", "when to exercise again"},
      {"Where can I get help?", "where to get help"},
      {"Where does pollen come from?", "where pollen comes from"},
      {"Where does asthma come from?", "where it comes from"},
      {"What does FEV1 mean?", "what FEV1 means"},
      {"What does an attack look like?", "what an attack looks like"},
      {"How Does Asthma Develop in the Lungs?", "how does it develop in the lungs"},
      {"Asthma in children", "Asthma in children"},
      {"Taking NSAIDs Safely", "taking NSAIDs safely"},
      {"Medicines", "Medicines"},
      {"2. Food and drink", "2. Food and drink"},
      {"Why are my stools black?", "Why are my stools black"},
      {"Can I exercise if I use a spray?", "whether I can exercise if I use a spray"},
      {"", ""},
      {"???", ""},
      {"*** – ***", ""},
      {"What is ?", "what is"},
  }));
  CAPTURE(heading);
  CHECK(labels.label(heading, 60) == label);
}

TEST_CASE("A question that has to be cut stays a question", "[phone]") {
  const ShortLabels labels("en", "Asthma");
  CHECK(labels.label("Can I use a spray that is past its date?", 60) ==
        "whether I can use a spray that is past its date");
  CHECK(labels.label("Can I use a spray that is past its date?", 26) == "Can I use a spray");
  CHECK(labels.label("Is it the mild kind of asthma?", 20) == "Is it the mild kind");
  CHECK(labels.label("Can asthma go away?", 20) == "Can it go away");
}

TEST_CASE("The topic is known by its initials and in the other spelling", "[phone]") {
  const ShortLabels labels("en", "Inflammatory tissue tumour: basic information");
  CHECK(labels.label("What Are the Symptoms of Inflammatory Tissue Tumor?", 40) == "symptoms");
  CHECK(labels.label("Diagnosis of ITT", 40) == "diagnosis");
  CHECK(labels.label("Diagnosis of other tumours", 40) == "Diagnosis of other tumours");
}

TEST_CASE("Other languages keep their words", "[phone]") {
  const ShortLabels german("de", "Asthma – Grundlagen");
  CHECK(german.label("Was ist Asthma?", 40) == "Was ist Asthma");
  CHECK(ShortLabels("fr", "Asthme").label("Quels sont les signes ?", 40) == "Quels sont les signes");
  CHECK(ShortLabels("zh", "哮喘").label("有什么症状？", 40) == "有什么症状");
}

TEST_CASE("A label is cut behind a word that can end it", "[phone]") {
  CHECK(narrate::cut_label("what to do when the alarm of the house sounds", 28) ==
        "what to do when the alarm");
  CHECK(narrate::cut_label("what to do when the alarm sounds", 20) == "what to do");
  CHECK(narrate::cut_label("how to measure my blood sugar", 8) == "how to measure");
  CHECK(narrate::cut_label("short", 5) == "short");
  CHECK(narrate::cut_label("complications of asthma", 10) == "complications");
  CHECK(narrate::cut_label("осложнения астмы", 6) == "осложнения");
  CHECK(narrate::cut_label("Pneumonoultramicroscopicsilicovolcanoconiosis", 10) == "Pneumonoul");
  CHECK(narrate::cut_label("支气管哮喘的主要症状", 4) == "支气管哮");
  const std::string limited = narrate::cut_label("the of the of the of", 8);
  CHECK(code_points(limited) <= 8);
  CHECK_FALSE(limited.empty());
}

TEST_CASE("Labels that sound the same are the same", "[phone]") {
  CHECK(narrate::heard_label("Check-ups!") == narrate::heard_label("check ups"));
  CHECK(narrate::heard_label("part 1") != narrate::heard_label("part 2"));
}

TEST_CASE("Hostile headings give labels within the limit, quickly", "[phone]") {
  const ShortLabels labels("en", std::string(5000, '('));
  for (const auto& heading :
       {std::string(100'000, 'a'), std::string(50'000, ' ') + "x", std::string("\xff\xfe\xff"),
        std::string("what is \xf0\x9f\x98\x80"), std::string("of of of of of of of of")}) {
    const std::string label = labels.label(heading, 20);
    CHECK(code_points(label) <= 20);
  }
}
