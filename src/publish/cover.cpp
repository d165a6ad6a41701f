// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/cover.hpp"

#include "util/error.hpp"
#include "util/file.hpp"
#include "util/hash.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <memory>
#include <numbers>
#include <pango/pangocairo.h>
#include <png.h>
#include <unicode/uchar.h>

namespace audiosheet::publish {

namespace {

constexpr int k_size = 1500;
constexpr int k_margin = 120;
constexpr int k_text_width = k_size - 2 * k_margin;
constexpr const char* k_family = "Noto Sans";

struct Release {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoFontMap* map) const { g_object_unref(map); }
  void operator()(PangoContext* context) const { g_object_unref(context); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
template <typename T> using Owned = std::unique_ptr<T, Release>;

struct Colour {
  double red = 0.0;
  double green = 0.0;
  double blue = 0.0;
};

constexpr Colour k_white{1.0, 1.0, 1.0};
constexpr Colour k_soft{0.84, 0.89, 0.92};

/// Deep and quiet: white letters on each have a contrast above 9:1.
constexpr std::array k_grounds{
    Colour{0.055, 0.231, 0.302}, // petrol
    Colour{0.094, 0.184, 0.353}, // blue
    Colour{0.247, 0.149, 0.318}, // plum
    Colour{0.082, 0.255, 0.192}, // fir
    Colour{0.165, 0.216, 0.263}, // slate
    Colour{0.349, 0.137, 0.180}, // wine
};
constexpr std::array k_accents{
    Colour{0.961, 0.651, 0.396}, Colour{0.518, 0.792, 0.937}, Colour{0.937, 0.690, 0.780},
    Colour{0.714, 0.855, 0.537}, Colour{0.953, 0.792, 0.420}, Colour{0.957, 0.678, 0.553},
};

void set(cairo_t* context, const Colour& colour, double alpha = 1.0) {
  cairo_set_source_rgba(context, colour.red, colour.green, colour.blue, alpha);
}

/// Bytes that differ from title to title.
std::string seed_of(std::string_view title) { return sha256_hex(title); }

std::size_t pick(const std::string& seed, std::size_t at, std::size_t choices) {
  constexpr std::string_view k_digits = "0123456789abcdef";
  return (k_digits.find(seed[at]) * 16 + k_digits.find(seed[at + 1])) % choices;
}

/// A line of speech along the foot, as players draw it.
void draw_wave(cairo_t* context, const std::string& seed, const Colour& accent) {
  constexpr int k_bars = 42;
  constexpr double k_middle = 1250.0;
  constexpr double k_highest = 190.0;
  constexpr double k_width = 14.0;
  constexpr double k_step = static_cast<double>(k_text_width) / k_bars;
  set(context, accent, 0.9);
  cairo_set_line_width(context, k_width);
  cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND);
  for (int i = 0; i < k_bars; ++i) {
    const double x = k_margin + (i + 0.5) * k_step;
    const double swell = 0.35 + 0.65 * std::pow(std::sin(std::numbers::pi * (i + 0.5) / k_bars), 2);
    const double level =
        0.15 + 0.85 * static_cast<double>(pick(seed, static_cast<std::size_t>(i), 256)) / 255.0;
    const double half = k_highest * swell * level / 2.0;
    cairo_move_to(context, x, k_middle - half);
    cairo_line_to(context, x, k_middle + half);
  }
  cairo_stroke(context);
}

/// Text that is laid out in the width of the cover.
class Text {
public:
  Text(PangoContext* context, const std::string& text) : m_layout(pango_layout_new(context)) {
    pango_layout_set_width(m_layout.get(), k_text_width * PANGO_SCALE);
    pango_layout_set_auto_dir(m_layout.get(), TRUE);
    pango_layout_set_line_spacing(m_layout.get(), 0.92F);
    pango_layout_set_text(m_layout.get(), text.data(), static_cast<int>(text.size()));
  }

  /// Sets the largest letters with which all of it fits into `height`. Words are broken only where letters
  /// would become small; beyond the smallest size the end is cut off.
  void fit(PangoWeight weight, int largest, int smallest, int height) {
    constexpr int k_step = 4;
    const int whole = std::max(smallest, largest / 2);
    for (int size = largest; size >= smallest; size -= k_step) {
      pango_layout_set_wrap(m_layout.get(), size >= whole ? PANGO_WRAP_WORD : PANGO_WRAP_WORD_CHAR);
      set_font(weight, size);
      const auto [width, needed] = extent();
      if (width <= k_text_width && needed <= height) {
        return;
      }
    }
    pango_layout_set_ellipsize(m_layout.get(), PANGO_ELLIPSIZE_END);
    pango_layout_set_height(m_layout.get(), height * PANGO_SCALE);
  }

  [[nodiscard]] int height() const { return extent().second; }

  void draw(cairo_t* context, int top, const Colour& colour) const {
    set(context, colour);
    cairo_move_to(context, k_margin, top);
    pango_cairo_show_layout(context, m_layout.get());
  }

  [[nodiscard]] bool right_to_left() const {
    return pango_layout_get_direction(m_layout.get(), 0) == PANGO_DIRECTION_RTL;
  }

private:
  void set_font(PangoWeight weight, int size) {
    const Owned<PangoFontDescription> font(pango_font_description_new());
    pango_font_description_set_family_static(font.get(), k_family);
    pango_font_description_set_weight(font.get(), weight);
    pango_font_description_set_absolute_size(font.get(), static_cast<double>(size) * PANGO_SCALE);
    pango_layout_set_font_description(m_layout.get(), font.get());
  }

  [[nodiscard]] std::pair<int, int> extent() const {
    int width = 0;
    int height = 0;
    pango_layout_get_pixel_size(m_layout.get(), &width, &height);
    return {width, height};
  }

  Owned<PangoLayout> m_layout;
};

/// What a title has before and behind its first dash or colon: "Anaphylaxis – Basic Information".
std::pair<std::string, std::string> parted(const std::string& title) {
  for (const std::string_view mark : {" – ", " — ", " - ", ": ", "："}) {
    const std::size_t at = title.find(mark);
    if (at != std::string::npos && at > 0) {
      return {std::string(trim(std::string_view(title).substr(0, at))),
              std::string(trim(std::string_view(title).substr(at + mark.size())))};
    }
  }
  return {title, ""};
}

/// Without pictures: no text font has them all, and not in one colour.
std::string letters_of(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const auto code = static_cast<UChar32>(c);
    constexpr char32_t k_joiner = 0x200D;
    constexpr char32_t k_first_selector = 0xFE00;
    constexpr char32_t k_last_selector = 0xFE0F;
    const bool picture = u_hasBinaryProperty(code, UCHAR_EMOJI_PRESENTATION) != 0 ||
                         (c > 0xFF && u_hasBinaryProperty(code, UCHAR_EXTENDED_PICTOGRAPHIC) != 0) ||
                         (c >= k_first_selector && c <= k_last_selector);
    const bool joins_pictures = c == k_joiner && out.ends_with(' ');
    if (picture || joins_pictures || u_iscntrl(code) != 0) {
      out += ' ';
    } else {
      append_utf8(out, c);
    }
  }
  return fold_spaces(out);
}

/// The picture as a PNG. cairo's own writer tries every filter on every line, for four times as long, and the
/// flat grounds of a cover gain nothing from it.
std::string png_of(cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  unsigned char* const pixels = cairo_image_surface_get_data(surface);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  unsigned char* rgb = pixels; // in place, which it never overtakes: three bytes a pixel for four
  for (std::size_t y = 0; y < k_size; ++y) {
    for (std::size_t x = 0; x < k_size; ++x) {
      std::uint32_t pixel = 0;
      std::memcpy(&pixel, pixels + y * stride + x * sizeof pixel, sizeof pixel);
      for (const unsigned shift : {16U, 8U, 0U}) {
        *rgb++ = static_cast<unsigned char>(pixel >> shift);
      }
    }
  }
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = k_size;
  image.height = k_size;
  image.format = PNG_FORMAT_RGB;
  image.flags = PNG_IMAGE_FLAG_FAST;
  char* bytes = nullptr;
  std::size_t size = 0;
  std::FILE* out = ::open_memstream(&bytes, &size);
  const bool written = out != nullptr && png_image_write_to_stdio(&image, out, 0, pixels, 0, nullptr) != 0;
  const bool whole = out != nullptr && std::fclose(out) == 0 && written;
  const std::unique_ptr<char, decltype(&std::free)> memory(bytes, std::free);
  if (!whole) {
    throw Error(fmt::format("the cover can't be drawn: {}", image.message));
  }
  return {bytes, size};
}

/// Letters are drawn the same whatever the desktop's settings for its screen are.
void ignore_desktop(PangoContext* context) {
  const Owned<cairo_font_options_t> options(cairo_font_options_create());
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context, options.get());
  constexpr double k_dots = 96.0;
  pango_cairo_context_set_resolution(context, k_dots);
  pango_context_set_round_glyph_positions(context, FALSE);
}

void draw_text(cairo_t* context, PangoContext* fonts, const CoverText& text, const Colour& accent) {
  constexpr std::size_t k_longest = 240;
  constexpr int k_top = 210;
  constexpr int k_room = 820; // for title and subtitle, above the wave
  constexpr int k_gap = 36;
  const auto [name, rest] = parted(shorten(letters_of(text.title), k_longest));
  Text subtitle(fonts, rest);
  subtitle.fit(PANGO_WEIGHT_NORMAL, 84, 48, k_room / 3);
  Text title(fonts, name);
  const int below = rest.empty() ? 0 : subtitle.height() + k_gap;
  title.fit(PANGO_WEIGHT_BOLD, 240, 52, k_room - below);

  constexpr int k_bar = 150;
  set(context, accent);
  cairo_rectangle(context, title.right_to_left() ? k_size - k_margin - k_bar : k_margin, 130, k_bar, 16);
  cairo_fill(context);
  title.draw(context, k_top, k_white);
  subtitle.draw(context, k_top + title.height() + k_gap, k_soft);
  Text publisher(fonts, letters_of(text.publisher));
  publisher.fit(PANGO_WEIGHT_NORMAL, 46, 36, 64);
  publisher.draw(context, k_size - 112, k_soft);
}

/// A position in a PNG that cairo reads from.
struct Source {
  std::string_view bytes;
  static cairo_status_t read(void* self, unsigned char* data, unsigned int size) {
    auto& source = *static_cast<Source*>(self);
    if (size > source.bytes.size()) {
      return CAIRO_STATUS_READ_ERROR;
    }
    std::copy_n(source.bytes.begin(), size, data);
    source.bytes.remove_prefix(size);
    return CAIRO_STATUS_SUCCESS;
  }
};

std::string drawn(const CoverText& text) {
  const std::string seed = seed_of(text.title);
  const std::size_t colour = pick(seed, seed.size() - 2, k_grounds.size());
  const Owned<cairo_surface_t> surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, k_size, k_size));
  const Owned<cairo_t> context(cairo_create(surface.get()));
  set(context.get(), k_grounds.at(colour));
  cairo_paint(context.get());
  draw_wave(context.get(), seed, k_accents.at(colour));

  const Owned<PangoFontMap> map(pango_cairo_font_map_new());
  const Owned<PangoContext> fonts(pango_font_map_create_context(map.get()));
  ignore_desktop(fonts.get());
  pango_context_set_language(fonts.get(), pango_language_from_string(text.language.c_str()));
  draw_text(context.get(), fonts.get(), text, k_accents.at(colour));

  return png_of(surface.get());
}

} // namespace

std::unique_ptr<Isolated> start_cover(const CoverText& text) {
  // Pango ends the process when it gets no memory or no thread.
  return std::make_unique<Isolated>("the cover can't be drawn", [&text] { return drawn(text); });
}

std::string read_cover(const std::filesystem::path& file) {
  constexpr std::uintmax_t k_limit = 500'000;
  constexpr int k_least = 1400;
  constexpr int k_most = 3000;
  constexpr std::string_view k_magic = "\x89PNG\r\n\x1a\n";
  constexpr std::size_t k_width = 16; // where a PNG says its size
  const auto refuse = [&](const std::string& problem) {
    throw Error(fmt::format("{}: {}; a cover is a square PNG of {} to {} pixels under {} kB", file.string(),
                            problem, k_least, k_most, k_limit / 1000));
  };
  std::string png = read_file(file, 64U << 20U);
  if (!png.starts_with(k_magic) || png.size() < k_width + 8) {
    refuse("is no PNG");
  }
  const auto field = [&](std::size_t at) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      value = value << 8U | static_cast<unsigned char>(png[at + i]);
    }
    return value;
  };
  const std::uint64_t width = field(k_width);
  const std::uint64_t height = field(k_width + 4);
  if (width != height || width < k_least || width > k_most) {
    refuse(fmt::format("is {} by {} pixels", width, height));
  }
  if (png.size() >= k_limit) {
    refuse(fmt::format("has {} kB", (png.size() + 999) / 1000));
  }
  Source source{png};
  const Owned<cairo_surface_t> surface(cairo_image_surface_create_from_png_stream(Source::read, &source));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) {
    refuse("is a damaged PNG");
  }
  return png;
}

} // namespace audiosheet::publish
