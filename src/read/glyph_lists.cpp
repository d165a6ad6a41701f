// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/glyph_lists.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace audiosheet::read {

namespace {

struct Glyph {
  std::string_view sign;
  std::size_t least; ///< items that make a list
};

constexpr std::array k_glyphs{Glyph{"•", 1}, Glyph{"▪", 1}, Glyph{"◦", 1},
                              Glyph{"●", 1}, Glyph{"‣", 1}, Glyph{"·", 2},
                              Glyph{"○", 2}, Glyph{"–", 2}, Glyph{"\xE2\x80\x94", 2},
                              Glyph{"-", 2}, Glyph{"*", 2}};

const Glyph* glyph_of(const Block& block) {
  const auto* paragraph = std::get_if<Paragraph>(&block.value);
  if (paragraph == nullptr) {
    return nullptr;
  }
  const std::string_view text = paragraph->text;
  const auto* const found = std::find_if(k_glyphs.begin(), k_glyphs.end(), [&](const Glyph& glyph) {
    const std::size_t size = glyph.sign.size();
    return text.substr(0, size) == glyph.sign && text.size() > size + 1 &&
           (text[size] == ' ' || glyph.least == 1);
  });
  return found == k_glyphs.end() ? nullptr : found;
}

/// Works on blocks alone and among headings: `as_block` gives the block of an element, or nullptr.
template <typename Element, typename AsBlock>
std::vector<Element> gathered(std::vector<Element> elements, AsBlock as_block) {
  std::vector<Element> out;
  out.reserve(elements.size());
  for (std::size_t i = 0; i < elements.size();) {
    const Block* block = as_block(elements[i]);
    const Glyph* glyph = block == nullptr ? nullptr : glyph_of(*block);
    std::size_t end = i;
    while (glyph != nullptr && end < elements.size() && as_block(elements[end]) != nullptr &&
           glyph_of(*as_block(elements[end])) == glyph) {
      ++end;
    }
    if (glyph == nullptr || end - i < glyph->least) {
      out.push_back(std::move(elements[i++]));
      continue;
    }
    List list;
    const int line = block->line;
    for (; i < end; ++i) {
      const Block& item = *as_block(elements[i]);
      const std::string_view text = std::get<Paragraph>(item.value).text;
      list.items.push_back(
          {{}, item.line, {Block{Paragraph{std::string(trim(text.substr(glyph->sign.size())))}, item.line}}});
    }
    out.emplace_back(Block{std::move(list), line});
  }
  return out;
}

} // namespace

void gather_glyph_lists(Blocks& blocks) {
  blocks = gathered(std::move(blocks), [](const Block& block) { return &block; });
}

void gather_glyph_lists(Outline& outline) {
  outline.entries =
      gathered(std::move(outline.entries), [](const auto& entry) { return std::get_if<Block>(&entry); });
}

} // namespace audiosheet::read
