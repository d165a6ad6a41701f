// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/vocabulary.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>

namespace audiosheet::read {

namespace {

struct Phrase {
  std::string_view words; ///< a comparison key
  SectionKind kind;
  bool sure = true;
};

using enum SectionKind;

/// A heading has the kind when it is the phrase, begins with it, or ends with it.
constexpr std::array k_section_phrases{
    Phrase{"faq", faq},
    Phrase{"faqs", faq},
    Phrase{"q&a", faq},
    Phrase{"frequently asked questions", faq},
    Phrase{"common questions", faq},
    Phrase{"questions and answers", faq},
    Phrase{"questions & answers", faq},
    Phrase{"your questions answered", faq},
    Phrase{"häufige fragen", faq},
    Phrase{"häufig gestellte fragen", faq},
    Phrase{"fragen und antworten", faq},
    Phrase{"foire aux questions", faq},
    Phrase{"questions fréquentes", faq},
    Phrase{"questions courantes", faq},
    Phrase{"questions fréquemment posées", faq},
    Phrase{"questions et réponses", faq},
    Phrase{"preguntas frecuentes", faq},
    Phrase{"preguntas y respuestas", faq},
    Phrase{"domande frequenti", faq},
    Phrase{"domande e risposte", faq},
    Phrase{"perguntas frequentes", faq},
    Phrase{"perguntas e respostas", faq},
    Phrase{"dúvidas frequentes", faq},
    Phrase{"veelgestelde vragen", faq},
    Phrase{"vragen en antwoorden", faq},
    Phrase{"ofte stillede spørgsmål", faq},
    Phrase{"ofte stilte spørsmål", faq},
    Phrase{"spørgsmål og svar", faq},
    Phrase{"vanliga frågor", faq},
    Phrase{"frågor och svar", faq},
    Phrase{"najczęściej zadawane pytania", faq},
    Phrase{"często zadawane pytania", faq},
    Phrase{"pytania i odpowiedzi", faq},
    Phrase{"часто задаваемые вопросы", faq},
    Phrase{"частые вопросы", faq},
    Phrase{"вопросы и ответы", faq},
    Phrase{"שאלות נפוצות", faq},
    Phrase{"الأسئلة الشائعة", faq},
    Phrase{"अक्सर पूछे जाने वाले प्रश्न", faq},
    Phrase{"자주 묻는 질문", faq},
    Phrase{"常见问题", faq},
    Phrase{"常見問題", faq},
    Phrase{"key takeaways", takeaways},
    Phrase{"key takeaway", takeaways},
    Phrase{"main takeaways", takeaways},
    Phrase{"takeaways", takeaways},
    Phrase{"take-home messages", takeaways},
    Phrase{"key points", takeaways},
    Phrase{"main points", takeaways},
    Phrase{"key facts", takeaways},
    Phrase{"fast facts", takeaways},
    Phrase{"key messages", takeaways},
    Phrase{"key information", takeaways},
    Phrase{"points to remember", takeaways},
    Phrase{"things to remember", takeaways},
    Phrase{"at a glance", takeaways},
    Phrase{"in a nutshell", takeaways},
    Phrase{"das wichtigste in kürze", takeaways},
    Phrase{"das wichtigste auf einen blick", takeaways},
    Phrase{"auf einen blick", takeaways},
    Phrase{"wichtigste punkte", takeaways},
    Phrase{"die wichtigsten punkte", takeaways},
    Phrase{"kernaussagen", takeaways},
    Phrase{"points clés", takeaways},
    Phrase{"points essentiels", takeaways},
    Phrase{"points importants", takeaways},
    Phrase{"principaux faits", takeaways},
    Phrase{"faits marquants", takeaways},
    Phrase{"ce qu'il faut retenir", takeaways},
    Phrase{"à retenir", takeaways},
    Phrase{"l'essentiel", takeaways},
    Phrase{"puntos clave", takeaways},
    Phrase{"puntos importantes", takeaways},
    Phrase{"puntos principales", takeaways},
    Phrase{"datos clave", takeaways},
    Phrase{"datos y cifras", takeaways},
    Phrase{"ideas clave", takeaways},
    Phrase{"punti chiave", takeaways},
    Phrase{"punti principali", takeaways},
    Phrase{"da ricordare", takeaways},
    Phrase{"pontos-chave", takeaways},
    Phrase{"pontos chave", takeaways},
    Phrase{"pontos principais", takeaways},
    Phrase{"principais conclusões", takeaways},
    Phrase{"belangrijkste punten", takeaways},
    Phrase{"kernpunten", takeaways},
    Phrase{"in het kort", takeaways},
    Phrase{"det vigtigste", takeaways},
    Phrase{"vigtigste pointer", takeaways},
    Phrase{"kort fortalt", takeaways},
    Phrase{"viktigaste punkterna", takeaways},
    Phrase{"det viktigaste", takeaways},
    Phrase{"kort sagt", takeaways},
    Phrase{"najważniejsze informacje", takeaways},
    Phrase{"najważniejsze punkty", takeaways},
    Phrase{"kluczowe informacje", takeaways},
    Phrase{"kluczowe wnioski", takeaways},
    Phrase{"ключевые факты", takeaways},
    Phrase{"основные факты", takeaways},
    Phrase{"ключевые выводы", takeaways},
    Phrase{"главное", takeaways},
    Phrase{"נקודות עיקריות", takeaways},
    Phrase{"النقاط الرئيسية", takeaways},
    Phrase{"मुख्य बातें", takeaways},
    Phrase{"핵심 요점", takeaways},
    Phrase{"要点", takeaways},
    Phrase{"重點", takeaways},
    Phrase{"references", references},
    Phrase{"bibliography", references},
    Phrase{"works cited", references},
    Phrase{"literatur", references, false},
    Phrase{"literaturverzeichnis", references},
    Phrase{"quellenangaben", references},
    Phrase{"quellenverzeichnis", references},
    Phrase{"references and sources", references},
    Phrase{"sources", references, false},
    Phrase{"source", references, false},
    Phrase{"citations", references, false},
    Phrase{"literature", references, false},
    Phrase{"quellen", references, false},
    Phrase{"références", references},
    Phrase{"références bibliographiques", references},
    Phrase{"bibliographie", references},
    Phrase{"referencias", references},
    Phrase{"referencias bibliográficas", references},
    Phrase{"bibliografía", references},
    Phrase{"fuentes", references, false},
    Phrase{"riferimenti", references, false},
    Phrase{"riferimenti bibliografici", references},
    Phrase{"bibliografia", references},
    Phrase{"fonti", references, false},
    Phrase{"referências", references},
    Phrase{"referências bibliográficas", references},
    Phrase{"fontes", references, false},
    Phrase{"referenties", references},
    Phrase{"bronvermelding", references},
    Phrase{"bronnen", references, false},
    Phrase{"literatuur", references, false},
    Phrase{"referencer", references},
    Phrase{"kilder", references, false},
    Phrase{"referenser", references},
    Phrase{"källor", references, false},
    Phrase{"piśmiennictwo", references},
    Phrase{"źródła", references, false},
    Phrase{"список литературы", references},
    Phrase{"литература", references, false},
    Phrase{"источники", references, false},
    Phrase{"참고 문헌", references},
    Phrase{"参考文献", references},
    Phrase{"參考文獻", references},
    Phrase{"المراجع", references},
};

/// Nouns of a list of studies that look for patients, and the words that say they run now.
constexpr std::array<std::string_view, 14> k_trials{
    "clinical trials",   "clinical studies",         "clinical trial",   "klinische studien",
    "essais cliniques",  "études cliniques",         "ensayos clínicos", "estudios clínicos",
    "studi clinici",     "sperimentazioni cliniche", "ensaios clínicos", "klinische onderzoeken",
    "badania kliniczne", "клинические исследования"};
constexpr std::array<std::string_view, 24> k_running{
    "ongoing",  "current",  "recruiting", "active",       "open",    "laufende", "aktuelle",  "en cours",
    "en curso", "in corso", "em curso",   "em andamento", "lopende", "huidige",  "trwające",  "bieżące",
    "aktualne", "текущие",  "actuels",    "actuales",     "attuali", "offene",   "available", "related"};

/// Labels of a page that no text has.
constexpr std::array<std::string_view, 84> k_sure_navigation{"go back",
                                                             "back to top",
                                                             "return to top",
                                                             "top of page",
                                                             "skip to content",
                                                             "skip to main content",
                                                             "skip to navigation",
                                                             "skip navigation",
                                                             "jump to content",
                                                             "jump to navigation",
                                                             "share",
                                                             "share this",
                                                             "share this page",
                                                             "share on facebook",
                                                             "share on twitter",
                                                             "share on x",
                                                             "share on linkedin",
                                                             "share via email",
                                                             "email this page",
                                                             "print",
                                                             "print this page",
                                                             "print page",
                                                             "tweet",
                                                             "read more",
                                                             "learn more",
                                                             "show more",
                                                             "show less",
                                                             "see more",
                                                             "view more",
                                                             "see all",
                                                             "view all",
                                                             "load more",
                                                             "expand all",
                                                             "collapse all",
                                                             "next page",
                                                             "previous page",
                                                             "back to home",
                                                             "log in",
                                                             "sign in",
                                                             "sign up",
                                                             "subscribe",
                                                             "cookie settings",
                                                             "accept cookies",
                                                             "accept all cookies",
                                                             "reject all",
                                                             "toggle navigation",
                                                             "toggle menu",
                                                             "main menu",
                                                             "site map",
                                                             "was this page helpful",
                                                             "edit this page",
                                                             "zurück",
                                                             "zurück nach oben",
                                                             "nach oben",
                                                             "zum inhalt",
                                                             "zum inhalt springen",
                                                             "seite drucken",
                                                             "teilen",
                                                             "mehr erfahren",
                                                             "weiterlesen",
                                                             "retour",
                                                             "retour en haut",
                                                             "haut de page",
                                                             "aller au contenu",
                                                             "partager",
                                                             "imprimer",
                                                             "en savoir plus",
                                                             "lire la suite",
                                                             "volver",
                                                             "volver arriba",
                                                             "ir al contenido",
                                                             "compartir",
                                                             "imprimir",
                                                             "leer más",
                                                             "torna su",
                                                             "vai al contenuto",
                                                             "condividi",
                                                             "stampa",
                                                             "voltar",
                                                             "voltar ao topo",
                                                             "ir para o conteúdo",
                                                             "partilhar",
                                                             "terug naar boven",
                                                             "tilbage til toppen"};

/// Labels that are also words: only where they stand as a paragraph of their own.
constexpr std::array<std::string_view, 26> k_loose_navigation{
    "back",     "home",       "menu",           "search",       "close",    "next",    "previous",
    "more",     "contact us", "privacy policy", "terms of use", "español",  "espaol",  "english",
    "français", "deutsch",    "download pdf",   "download",     "facebook", "twitter", "linkedin",
    "whatsapp", "e-mail",     "email",          "bookmark",     "listen"};

template <std::size_t n> bool contains(const std::array<std::string_view, n>& words, std::string_view key) {
  return std::find(words.begin(), words.end(), key) != words.end();
}

bool is_mark_of_presentation(UChar32 c) {
  return (c >= 0xFE00 && c <= 0xFE0F) || c == 0x200D || (c >= 0x1F3FB && c <= 0x1F3FF);
}

bool is_symbol(UChar32 c) {
  const auto type = u_charType(c);
  return type == U_OTHER_SYMBOL || type == U_MODIFIER_SYMBOL || type == U_FORMAT_CHAR ||
         is_mark_of_presentation(c);
}

UChar32 straight(UChar32 c) {
  switch (c) {
  case 0x2018:
  case 0x2019:
  case 0x02BC:
    return '\'';
  case 0x201C:
  case 0x201D:
    return '"';
  case 0x2010:
  case 0x2011:
    return '-';
  default:
    return c;
  }
}

bool is_trimmed(UChar32 c) {
  return c != '&' && (u_ispunct(c) != 0 || u_isUWhiteSpace(c) != 0 || c == '|' || c == '+');
}

/// Whether `key` has the words at its start or end, as whole words.
bool frames(std::string_view key, std::string_view words) {
  const auto is_gap = [](char c) { return c == ' ' || c == ':' || c == '-' || c == '('; };
  if (key.starts_with(words) && (key.size() == words.size() || is_gap(key[words.size()]))) {
    return true;
  }
  return key.size() > words.size() && key.ends_with(words) && is_gap(key[key.size() - words.size() - 1]);
}

bool is_list_of_trials(std::string_view key) {
  return std::any_of(k_trials.begin(), k_trials.end(), [key](std::string_view noun) {
    const std::size_t at = key.find(noun);
    if (at == std::string_view::npos) {
      return false;
    }
    return key.size() == noun.size() ||
           std::any_of(k_running.begin(), k_running.end(), [key](std::string_view word) {
             const std::size_t found = key.find(word);
             return found != std::string_view::npos && (found == 0 || key[found - 1] == ' ');
           });
  });
}

} // namespace

std::string comparison_key(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t end = 0; // behind the last character that isn't trimmed
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = straight(static_cast<UChar32>(next_code_point(text, i)));
    if (u_isUWhiteSpace(c) != 0) {
      space = true;
      continue;
    }
    if (is_symbol(c) || (out.empty() && is_trimmed(c))) {
      continue;
    }
    if (space && !out.empty()) {
      out += ' ';
    }
    space = false;
    append_utf8(out, static_cast<char32_t>(u_foldCase(c, U_FOLD_CASE_DEFAULT)));
    if (!is_trimmed(c)) {
      end = out.size();
    }
  }
  out.resize(end);
  return out;
}

HeadingKind kind_of_heading(std::string_view heading) {
  constexpr std::size_t k_longest = 160;
  if (heading.size() > k_longest) {
    return {};
  }
  std::string key = comparison_key(heading);
  // A number before the heading is no part of it: "7. References".
  key.erase(0, key.find_first_not_of("0123456789.) "));
  if (is_list_of_trials(key)) {
    return {trials, true};
  }
  for (const Phrase& phrase : k_section_phrases) {
    if (key == phrase.words) {
      return {phrase.kind, phrase.sure};
    }
  }
  // Inside a longer heading only phrases of two words say enough, "FAQ", and "references" in a short one.
  constexpr std::ptrdiff_t k_short = 3;
  const bool brief = std::count(key.begin(), key.end(), ' ') < k_short;
  for (const Phrase& phrase : k_section_phrases) {
    const bool telling = phrase.kind == faq || phrase.words.find(' ') != std::string_view::npos ||
                         (brief && phrase.kind == references && phrase.sure);
    if (telling && frames(key, phrase.words)) {
      return {phrase.kind, false};
    }
  }
  return {};
}

bool is_navigation(std::string_view text, bool sure) {
  constexpr std::size_t k_longest = 60;
  if (text.size() > k_longest) {
    return false;
  }
  const std::string key = comparison_key(text);
  return contains(k_sure_navigation, key) || (!sure && contains(k_loose_navigation, key));
}

} // namespace audiosheet::read
