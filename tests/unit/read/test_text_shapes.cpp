// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes that plain text comes in, each as the lines of its dump.
#include "read/accounting.hpp"
#include "read/reader.hpp"
#include "unit/read/dump.hpp"

#include "support/catch.hpp"

using namespace audiosheet;
using namespace audiosheet::read;

namespace {

struct Shape {
  const char* name;
  const char* text;
  const char* dump;
};

const Shape k_shapes[] = {
    {"headings underlined in two styles", R"(Heat cramps
===========

Heat cramps are painful spasms.

Signs
-----
Cramps in the calves.

Small children
~~~~~~~~~~~~~~

They may only cry.
)",
     R"(= Heat cramps
p Heat cramps are painful spasms.
## Signs
p Cramps in the calves.
### Small children
p They may only cry.
)"},
    {"headings in capitals, with smaller ones below", R"(TICK BITES

Ticks can carry disease.

WHERE TICKS LIVE

Ticks live in long grass.

In Town

Parks have ticks too.

FAQ

Is it common?

Yes.
)",
     R"(= TICK BITES
p Ticks can carry disease.
## WHERE TICKS LIVE
p Ticks live in long grass.
### In Town
p Parks have ticks too.
## FAQ [faq]
? Is it common?
  p Yes.
)"},
    {"numbered headings", R"(Burns

1. What is a burn?

A burn is damage to the skin.

2. First aid

2.1 Small burns

Cool the burn under running water.

2.2 Large burns

Call for help.

3. References

[1] Health agency. Burns. 2020.
[2] https://example.org/burns
)",
     R"(= Burns
## 1. What is a burn?
p A burn is damage to the skin.
## 2. First aid
### 2.1 Small burns
p Cool the burn under running water.
### 2.2 Large burns
p Call for help.
## 3. References [references]
@ [1] Health agency. Burns. 2020.
@ [2] https://example.org/burns
)"},
    {"a numbered list is no row of headings", R"(Washing hands

Do it like this:

1. Wet your hands

2. Use soap

3. Rub for twenty seconds

Then dry them.
)",
     R"(= Washing hands
p Do it like this:
1. Wet your hands
2. Use soap
3. Rub for twenty seconds
p Then dry them.
)"},
    {"hard-wrapped lines, a list and a callout", R"(Sunburn

Sunburn is skin damage from ultraviolet light. It can happen in less than
fifteen minutes on a clear day.[1] A mild pain reliever helps with the in-
flammation and the pain.

Note:
Children under one year with sunburn should be seen by a doctor, even when
the burn looks small.

What helps?
  * Cool the skin with a damp towel, and drink more water than
    usual.
  * Leave blisters
    alone. Inflammation peaks after a day.
)",
     R"(= Sunburn
p Sunburn is skin damage from ultraviolet light. It can happen in less than fifteen minutes on a clear day. A mild pain reliever helps with the inflammation and the pain.
! note (Note)
  p Children under one year with sunburn should be seen by a doctor, even when the burn looks small.
## What helps?
- Cool the skin with a damp towel, and drink more water than usual.
- Leave blisters alone. Inflammation peaks after a day.
)"},
    {"no blank lines at all", R"(Dehydration
Dehydration means that the body has lost more fluid than it took in.
Symptoms
You may feel thirsty, tired or dizzy. Symptoms include:
• dry mouth
• dark urine
Go to hospital at once if the person faints.
⚠ Babies can become dehydrated quickly. Get help the same day.
What should I drink?
Water is best for most people.
)",
     R"(= Dehydration
p Dehydration means that the body has lost more fluid than it took in.
## Symptoms
p You may feel thirsty, tired or dizzy. Symptoms include:
- dry mouth
- dark urine
p Go to hospital at once if the person faints.
! warning (Warning)
  p Babies can become dehydrated quickly. Get help the same day.
## What should I drink?
p Water is best for most people.
)"},
    {"pages with headers and numbers",
     "Fever\n\nFever is common.\n\fFever\nLeaflet 12\n\nCall when the child is very\n\n- 2 -\n"
     "\fFever\nLeaflet 12\ndrowsy or stiff.\n\nRest helps.\n\nPage 3 of 3\n",
     R"(= Fever
p Fever is common.
p Call when the child is very drowsy or stiff.
p Rest helps.
)"},
    {"a table with tabs",
     "Doses\n\nBy age\n\nAge\tDose\n2 years\t5 ml\n4 years\t7.5 ml\n\nAsk a pharmacist.\n",
     R"(= Doses
## By age
|= Age | Dose |
| 2 years | 5 ml |
| 4 years | 7.5 ml |
p Ask a pharmacist.
)"},
    {"a table with aligned columns", R"(Doses

By age

Age        Dose     Times
2 years    5 ml     4
4 years    7.5 ml   4
)",
     R"(= Doses
## By age
|= Age | Dose | Times |
| 2 years | 5 ml | 4 |
| 4 years | 7.5 ml | 4 |
)"},
    {"a table with bars", R"(Doses

By age

| Age | Dose |
|-----|------|
| two | 5 ml |
)",
     R"(= Doses
## By age
|= Age | Dose |
| two | 5 ml |
)"},
    {"a bullet alone on its line", R"(Lice

Use one of these:

    -
Permethrin lotion;
 Sold without prescription.
    -
Dimeticone.

Then comb the hair.
)",
     R"(= Lice
p Use one of these:
- Permethrin lotion;
  p Sold without prescription.
- Dimeticone.
p Then comb the hair.
)"},
    {"nested lists with text below an item", R"(Travel

• Before you go
  1. See a doctor.
  2. Get vaccines.
     Bring your record.
• On the way

  Drink water.

Enjoy.
)",
     R"(= Travel
- Before you go
  1. See a doctor.
  2. Get vaccines.
    p Bring your record.
- On the way
  p Drink water.
p Enjoy.
)"},
    {"bullets inside a line", "Flu\n\nSigns: • fever • cough • aches\n",
     "= Flu\np Signs:\n- fever\n- cough\n- aches\n"},
    {"a list whose bullets got lost", R"(Stroke

Some signs come first.

Symptoms may include:

Severe headache

Trouble speaking

Loss of balance

Call for help at once.
)",
     R"(= Stroke
p Some signs come first.
p Symptoms may include:
- Severe headache
- Trouble speaking
- Loss of balance
p Call for help at once.
)"},
    {"contents before the text", R"(Mumps

Contents

What is mumps?

Vaccination

Complications

What is mumps?

Mumps is an infection.

Vaccination

Two doses protect.

Complications

They are rare.
)",
     R"(= Mumps
## What is mumps?
p Mumps is an infection.
## Vaccination
p Two doses protect.
## Complications
p They are rare.
)"},
    {"a list that comes twice is no table of contents", R"(Stroke

Act fast when these come:

Severe headache

Trouble speaking

Loss of balance

Call for help at once.

Who Is at Risk?

Anyone. Again, act fast when these come:

Severe headache

Trouble speaking

Loss of balance

Do not wait.
)",
     R"(= Stroke
p Act fast when these come:
- Severe headache
- Trouble speaking
- Loss of balance
p Call for help at once.
## Who Is at Risk?
p Anyone. Again, act fast when these come:
- Severe headache
- Trouble speaking
- Loss of balance
p Do not wait.
)"},
    {"callouts that end at the blank line", R"(Ladders

Falls are common.

Warning: Never stand on the top step.
Not even for a moment.

Ladders need a firm floor.

DANGER

Keep away from power lines.

Important: Ask for help if:

- it is windy
- it is dark

Note
It is fine to wait.

⚠️ When to call a doctor
After any fall on the head.
)",
     R"(= Ladders
p Falls are common.
! warning (Warning)
  p Never stand on the top step.
  p Not even for a moment.
p Ladders need a firm floor.
! danger (DANGER)
  p Keep away from power lines.
! important (Important)
  p Ask for help if:
  - it is windy
  - it is dark
! note (Note)
  p It is fine to wait.
! warning (When to call a doctor)
  p After any fall on the head.
)"},
    {"questions with labels", R"(Vaccines

FAQ

Q: Do they hurt?
A: A little.

Q2: Are they safe?
A: Yes. They are tested in
many people.
)",
     R"(= Vaccines
## FAQ [faq]
? Do they hurt?
  p A little.
? Are they safe?
  p Yes. They are tested in many people.
)"},
    {"prose first: no title in the text",
     "Everybody should know how to call for help.\n\nSay where you are.\n",
     "= sheet\np Everybody should know how to call for help.\np Say where you are.\n"},
};

} // namespace

TEST_CASE("plain text in many shapes") {
  for (const Shape& shape : k_shapes) {
    CAPTURE(shape.name);
    const FactSheet sheet = read_sheet("sheet.txt", shape.text).sheet;
    CHECK(dump(sheet) == shape.dump);
    // Nothing is lost, whatever the shape.
    CHECK(account_for(shape.text, sheet).lost.empty());
  }
}

TEST_CASE("line ends, marks and odd spaces make no difference") {
  const std::string text =
      "Gout – Facts\n\nGout is a kind of arthritis.\n\nWhat helps?\n\n  • Ice\n  • Rest\n";
  const std::string expected = dump(read_sheet("a.txt", text).sheet);
  std::string windows = text;
  for (std::size_t at = windows.find('\n'); at != std::string::npos; at = windows.find('\n', at + 2)) {
    windows.replace(at, 1, "\r\n");
  }
  std::string spaced = text;
  for (std::size_t at = spaced.find("is a"); at != std::string::npos; at = spaced.find("is a")) {
    spaced.replace(at, 4,
                   "is\xC2\xA0"
                   "a");
  }
  CHECK(dump(read_sheet("a.txt", windows).sheet) == expected);
  CHECK(dump(read_sheet("a.txt", "\xEF\xBB\xBF" + text).sheet) == expected);
  CHECK(dump(read_sheet("a.txt", spaced).sheet) == expected);
}

TEST_CASE("a sheet without a title takes its file's name, with a warning") {
  const ReadResult result = read_sheet("in/heat_stroke-first.aid.txt", "Cool the person down at once.\n");
  CHECK(result.sheet.title == "heat stroke first aid");
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].severity == Severity::warning);
  CHECK(result.diagnostics[0].line == 1);
}
