// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/ipa.hpp"

#include "support/catch.hpp"

namespace audiosheet::speech {

using Catch::Matchers::Contains;

TEST_CASE("English IPA becomes eSpeak's mnemonics") {
  const auto [ipa, mnemonics] =
      GENERATE(table<std::string, std::string>({{"həˈloʊ", "[[h@l'oU]]"},
                                                {"/həˈləʊ/", "[[h@l'oU]]"},
                                                {"həˈloʊ wɜːld", "[[h@l'oU]] [[w3:ld]]"},
                                                {"wɝld", "[[w3:ld]]"},
                                                {"ˈbʌt.ɚ", "[[b'Vt3]]"},
                                                {"ˈbʌtəɹ", "[[b'Vt3]]"},
                                                {"ˈbʌtərɪŋ", "[[b'Vt@rIN]]"},
                                                {"ˈt͡ʃɝt͡ʃ", "[[tS'3:tS]]"},
                                                {"ˈdʒʌdʒ", "[[dZ'VdZ]]"},
                                                {"ˌtækɪˈkɑːɹdiə", "[[t,akIk'A@di@]]"},
                                                {"ˈkɑɹi", "[[k'A:ri]]"},
                                                {"ˈvɛɹi", "[[v'Eri]]"},
                                                {"kɛɹ", "[[ke@]]"},
                                                {"nɪɹ", "[[ni@3]]"},
                                                {"ˈlɪɹɪk", "[[l'IrIk]]"},
                                                {"ˌmɛtrəˈnaɪdəˌzoʊl", "[[m,Etr@n'aId@z,oUl]]"},
                                                {"ˈstrɛŋθ", "[[str'ENT]]"},
                                                {"ðɪs", "[[DIs]]"},
                                                {"ˈvɪʒən", "[[v'IZ@n]]"},
                                                {"ˈbɒtl̩", "[[b'0t@L]]"},
                                                {"ˈbʌtn̩", "[[b'Vtn-]]"},
                                                {"ˈjuːɹiə", "[[j'u:ri@]]"},
                                                {"lɒx", "[[l0x]]"},
                                                {"ˈpʰɪn", "[[p'In]]"},
                                                {"'kat:", "[[k'at]]"}}));
  const auto made = to_mnemonics(ipa, "en-US");
  INFO(ipa);
  CHECK(made.problem.empty());
  CHECK(made.text == mnemonics);
}

TEST_CASE("Mnemonics are passed through after a look at their characters") {
  CHECK(to_mnemonics("x-espeak:h@l'oU w'3:ld", "en").text == "[[h@l'oU]] [[w'3:ld]]");
  CHECK(to_mnemonics("x-espeak:b'OnZu:R", "fr").text == "[[b'OnZu:R]]");
  CHECK(to_mnemonics("x-espeak:t[a", "en").text == "[[t[a]]");
  for (const char* bad : {"x-espeak:a]]b", "x-espeak:a[[b", "x-espeak:ab[", "x-espeak:\u00E4",
                          "x-espeak:a\x01", "x-espeak:", "x-espeak: "}) {
    INFO(bad);
    CHECK_FALSE(to_mnemonics(bad, "en").problem.empty());
    CHECK(to_mnemonics(bad, "en").text.empty());
  }
}

TEST_CASE("What can't be converted says why") {
  CHECK_THAT(to_mnemonics("ˈkǃat", "en").problem, Contains("\"ǃ\""));
  CHECK_THAT(to_mnemonics("h\xFFi", "en").problem, Contains("no English phoneme"));
  CHECK_THAT(to_mnemonics("bɔ̃ˈʒuʁ", "fr-FR").problem, Contains("English voices only"));
  CHECK_THAT(to_mnemonics("", "en").problem, Contains("no phonemes"));
  CHECK_THAT(to_mnemonics("ˈ.", "en").problem, Contains("no phonemes"));
  std::string longest;
  for (int i = 0; i < 1000; ++i) {
    longest += "ə";
  }
  CHECK_THAT(to_mnemonics(longest, "en").problem, Contains("too long"));
}

} // namespace audiosheet::speech
