// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/tags.hpp"

#include "util/error.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <taglib/attachedpictureframe.h>
#include <taglib/chapterframe.h>
#include <taglib/commentsframe.h>
#include <taglib/flacfile.h>
#include <taglib/id3v2header.h>
#include <taglib/id3v2tag.h>
#include <taglib/mpegfile.h>
#include <taglib/opusfile.h>
#include <taglib/tableofcontentsframe.h>
#include <taglib/textidentificationframe.h>
#include <taglib/tpropertymap.h>
#include <taglib/vorbisfile.h>
#include <taglib/xiphcomment.h>

namespace audiosheet::audio {

namespace {

namespace id3 = TagLib::ID3v2;

constexpr std::string_view k_png = "image/png";

/// A NUL would end an ID3 string; a player shows a line.
TagLib::String text_of(std::string_view utf8) {
  std::string clean(utf8);
  constexpr unsigned char k_first_printable = 0x20;
  constexpr char k_delete = 0x7f;
  std::replace_if(
      clean.begin(), clean.end(),
      [](char c) { return static_cast<unsigned char>(c) < k_first_printable || c == k_delete; }, ' ');
  return {fold_spaces(clean), TagLib::String::UTF8};
}

TagLib::ByteVector bytes_of(std::string_view bytes) {
  return {bytes.data(), static_cast<unsigned int>(bytes.size())};
}

id3::Frame* text_frame(const char* id, std::string_view text) {
  auto frame = std::make_unique<id3::TextIdentificationFrame>(id, TagLib::String::UTF16);
  frame->setText(text_of(text));
  return frame.release(); // the tag owns its frames
}

unsigned int milliseconds_of(microseconds time) {
  constexpr std::int64_t k_thousand = 1000;
  return static_cast<unsigned int>((time.count() + k_thousand / 2) / k_thousand);
}

id3::TableOfContentsFrame* contents_frame(const TagLib::ByteVector& id,
                                          const TagLib::ByteVectorList& children) {
  auto frame = std::make_unique<id3::TableOfContentsFrame>(id, children);
  frame->setIsOrdered(true);
  return frame.release();
}

/// Removes chapters that are there, then adds a CHAP a mark and their table of contents. A table holds at
/// most 255 entries, so a longer one lists tables of chapters.
void set_chapters(id3::Tag& tag, const Marks& marks, const TagLib::String& title) {
  tag.removeFrames("CHAP");
  tag.removeFrames("CTOC");
  if (marks.empty()) {
    return;
  }
  constexpr unsigned int k_unused = 0xFFFF'FFFF; // players seek by time
  TagLib::ByteVectorList ids;
  for (const Mark& mark : marks) {
    const TagLib::ByteVector id(fmt::format("chp{}", ids.size() + 1).c_str());
    auto frame = std::make_unique<id3::ChapterFrame>(
        id, milliseconds_of(mark.start), milliseconds_of(mark.end.value_or(mark.start)), k_unused, k_unused);
    frame->addEmbeddedFrame(text_frame("TIT2", mark.title));
    tag.addFrame(frame.release());
    ids.append(id);
  }
  constexpr unsigned int k_most = 255;
  TagLib::ByteVectorList top = ids;
  if (ids.size() > k_most) {
    top.clear();
    TagLib::ByteVectorList part;
    for (auto id = ids.begin(); id != ids.end();) {
      part.append(*id);
      ++id;
      if (part.size() == k_most || id == ids.end()) {
        const TagLib::ByteVector name(fmt::format("toc{}", top.size() + 1).c_str());
        tag.addFrame(contents_frame(name, part));
        top.append(name);
        part.clear();
      }
    }
  }
  auto* contents = contents_frame("toc", top);
  contents->setIsTopLevel(true);
  auto name = std::make_unique<id3::TextIdentificationFrame>("TIT2", TagLib::String::UTF16);
  name->setText(title);
  contents->addEmbeddedFrame(name.release()); // some players want it
  tag.addFrame(contents);
}

void set_chapters(TagLib::Ogg::XiphComment& comments, const Marks& marks) {
  std::vector<TagLib::String> old;
  for (const auto& [key, values] : comments.fieldListMap()) {
    if (key.startsWith("CHAPTER")) {
      old.push_back(key);
    }
  }
  for (const auto& key : old) {
    comments.removeFields(key);
  }
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const std::string key = fmt::format("CHAPTER{:03}", i + 1);
    comments.addField(key, clock_time(marks[i].start));
    comments.addField(key + "NAME", text_of(marks[i].title));
  }
}

std::unique_ptr<TagLib::FLAC::Picture> picture(const std::string& png) {
  constexpr std::size_t k_width = 16; // where a PNG says its size, big-endian
  const auto field = [&](std::size_t at) {
    int value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      value = (value << 8) | static_cast<unsigned char>(png.at(at + i));
    }
    return value;
  };
  auto made = std::make_unique<TagLib::FLAC::Picture>();
  made->setType(TagLib::FLAC::Picture::FrontCover);
  made->setMimeType(std::string(k_png));
  made->setWidth(field(k_width));
  made->setHeight(field(k_width + 4));
  constexpr int k_bits = 24;
  made->setColorDepth(k_bits);
  made->setData(bytes_of(png));
  return made;
}

void set_tags(TagLib::Ogg::XiphComment& comments, const Tags& tags) {
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) {
      comments.addField(key, text_of(value));
    }
  };
  add("TITLE", tags.title);
  add("ALBUM", tags.album);
  add("ARTIST", tags.artist);
  add("LANGUAGE", tags.language);
  add("DATE", tags.date);
  add("DESCRIPTION", tags.comment);
  set_chapters(comments, tags.marks);
}

void set_tags(id3::Tag& tag, const Tags& tags) {
  for (const auto& [id, text] :
       {std::pair{"TIT2", &tags.title}, std::pair{"TALB", &tags.album}, std::pair{"TPE1", &tags.artist},
        std::pair{"TLAN", &tags.language_code}, std::pair{"TDRC", &tags.date}}) {
    if (!text->empty()) {
      tag.addFrame(text_frame(id, *text));
    }
  }
  auto comment = std::make_unique<id3::CommentsFrame>(TagLib::String::UTF16);
  comment->setLanguage(bytes_of(tags.language_code));
  comment->setText(text_of(tags.comment));
  tag.addFrame(comment.release());
  if (!tags.cover.empty()) {
    auto cover = std::make_unique<id3::AttachedPictureFrame>();
    cover->setType(id3::AttachedPictureFrame::FrontCover);
    cover->setMimeType(std::string(k_png));
    cover->setPicture(bytes_of(tags.cover));
    tag.addFrame(cover.release());
  }
  set_chapters(tag, tags.marks, text_of(tags.title));
}

template <typename File> void open_check(const std::filesystem::path& file, const File& tagged) {
  if (!tagged.isValid()) {
    throw Error(fmt::format("{}: its tags can't be read", file.string()));
  }
}

void save_check(const std::filesystem::path& file, bool saved) {
  if (!saved) {
    throw Error(fmt::format("{}: its tags can't be written", file.string()));
  }
}

/// Keeps the version of a tag that is there: 2.3 lacks some frames of 2.4.
void mark_mp3(const std::filesystem::path& file, const Marks& marks) {
  TagLib::MPEG::File tagged(file.c_str(), false);
  open_check(file, tagged);
  constexpr unsigned int k_newest = 4;
  const bool newest = tagged.hasID3v2Tag() && tagged.ID3v2Tag()->header()->majorVersion() >= k_newest;
  id3::Tag& tag = *tagged.ID3v2Tag(true);
  set_chapters(tag, marks, tag.title());
  save_check(file, tagged.save(TagLib::MPEG::File::ID3v2, TagLib::File::StripNone, newest ? id3::v4 : id3::v3,
                               TagLib::File::DoNotDuplicate));
}

template <typename File> void mark_ogg(const std::filesystem::path& file, const Marks& marks) {
  File tagged(file.c_str(), false);
  open_check(file, tagged);
  set_chapters(*tagged.tag(), marks);
  save_check(file, tagged.save());
}

std::string string_of(const TagLib::ByteVector& bytes) { return {bytes.data(), bytes.size()}; }

/// No comments yet. TagLib takes the vendor's name only from bytes: its length, the name, the count of
/// comments.
TagLib::Ogg::XiphComment comments_by(const std::string& vendor) {
  const auto little_endian = [](std::size_t value) {
    return TagLib::ByteVector::fromUInt(static_cast<unsigned int>(value), false);
  };
  return TagLib::Ogg::XiphComment(little_endian(vendor.size()) + bytes_of(vendor) + little_endian(0));
}

std::string flac_block(char type, const TagLib::ByteVector& body) {
  constexpr unsigned int k_longest = 0xFF'FFFF;
  if (body.size() > k_longest) {
    throw Error("tags of more than 16 MiB don't fit into a FLAC file");
  }
  return type + string_of(TagLib::ByteVector::fromUInt(body.size()).mid(1) + body);
}

void mark_flac(const std::filesystem::path& file, const Marks& marks) {
  TagLib::FLAC::File tagged(file.c_str(), false);
  open_check(file, tagged);
  set_chapters(*tagged.xiphComment(true), marks);
  save_check(file, tagged.save());
}

} // namespace

std::string id3_tag(const Tags& tags) {
  id3::Tag tag;
  set_tags(tag, tags);
  return string_of(tag.render(id3::v3));
}

std::string opus_tags(const Tags& tags, const std::string& vendor) {
  TagLib::Ogg::XiphComment comments = comments_by(vendor);
  set_tags(comments, tags);
  if (!tags.cover.empty()) {
    comments.addPicture(picture(tags.cover).release());
  }
  return "OpusTags" + string_of(comments.render(false));
}

std::string flac_blocks(const Tags& tags, const std::string& vendor) {
  constexpr char k_comments = 4;
  constexpr char k_picture = 6;
  TagLib::Ogg::XiphComment comments = comments_by(vendor);
  set_tags(comments, tags);
  std::string blocks = flac_block(k_comments, comments.render(false));
  if (!tags.cover.empty()) {
    blocks += flac_block(k_picture, picture(tags.cover)->render());
  }
  return blocks;
}

void tag_marks(const std::filesystem::path& file, Container container, const Marks& marks) {
  switch (container) {
  case Container::mp3:
    return mark_mp3(file, marks);
  case Container::flac:
    return mark_flac(file, marks);
  case Container::ogg: {
    const TagLib::Ogg::Opus::File opus(file.c_str(), false);
    return opus.isValid() ? mark_ogg<TagLib::Ogg::Opus::File>(file, marks)
                          : mark_ogg<TagLib::Ogg::Vorbis::File>(file, marks);
  }
  case Container::wav:
    break;
  }
  throw Error(fmt::format("{}: has no tags", file.string()));
}

} // namespace audiosheet::audio
