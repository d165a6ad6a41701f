// SPDX-License-Identifier: GPL-3.0-or-later
// What readers that others wrote make of a feed and its transcripts: check.mjs OUT
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseFeed } from 'feedsmith'
import webvtt from 'webvtt-parser'

const out = process.argv[2]
let failed = 0
const check = (what, got, wanted) => {
  if (JSON.stringify(got) !== JSON.stringify(wanted)) {
    failed = 1
    console.log(`FAILED: ${what} is ${JSON.stringify(got)}, wanted ${JSON.stringify(wanted)}`)
  }
}

const { format, feed } = parseFeed(readFileSync(join(out, 'feed.xml'), 'utf8'))
check('format', format, 'rss')
check('title', feed.title, 'Health, read aloud')
check('itunes:type', feed.itunes?.type, 'episodic')
check('itunes:explicit', feed.itunes?.explicit, false)
check('itunes:category', feed.itunes?.categories, [{ text: 'Health & Fitness', categories: [{ text: 'Medicine' }] }])
check('podcast:locked', feed.podcast?.locked?.value, true)
check('podcast:medium', feed.podcast?.medium, 'podcast')
check('podcast:guid', /^[0-9a-f]{8}-[0-9a-f]{4}-5/.test(feed.podcast?.guid), true)
check('number of episodes', feed.items?.length, Number(process.argv[3]))
for (const item of feed.items ?? []) {
  const url = item.enclosures?.[0]?.url ?? ''
  const folder = join(out, url.split('/').slice(-3, -1).join('/'))
  const episode = JSON.parse(readFileSync(join(folder, 'episode.json'), 'utf8'))
  check('title', item.title, episode.title)
  check('guid', item.guid?.isPermaLink, false)
  check('pubDate', new Date(item.pubDate).toISOString(), episode.published.replace('Z', '.000Z'))
  check('length', item.enclosures[0].length, readFileSync(join(folder, episode.audio)).length)
  check('duration', item.itunes?.duration, Math.round(episode.duration_s))
  check('transcript', item.podcast?.transcripts?.[0]?.type, 'text/vtt')
  check('chapters', item.podcast?.chapters?.type, 'application/json+chapters')
  check('alternate', item.podcast?.alternateEnclosures?.[0]?.sources?.[0]?.uri?.endsWith('.opus'), true)
  const vtt = new webvtt.WebVTTParser().parse(readFileSync(join(folder, episode.transcript), 'utf8'), 'metadata')
  check(`${episode.slug}: errors in the transcript`, vtt.errors, [])
  check(`${episode.slug}: cues`, vtt.cues.length > 2, true)
}
process.exit(failed)
