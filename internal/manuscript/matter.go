package manuscript

import (
	"path"
	"regexp"
	"strings"
)

// matterTypes are the parts of a book that are not read aloud, by their name in the EPUB Structural
// Semantics Vocabulary (epub:type), in DPUB-ARIA roles (without doc-) and in EPUB 2 guides. Prefaces,
// introductions, epigraphs, afterwords and appendices are read: in fiction they belong to it.
var matterTypes = map[string]string{
	"cover": "cover", "frontispiece": "cover", "titlepage": "title page", "title-page": "title page", "halftitlepage": "title page",
	"copyright-page": "copyright page", "imprint": "copyright page", "imprimatur": "copyright page", "colophon": "copyright page",
	"toc": "contents", "toc-brief": "contents", "landmarks": "contents", "page-list": "contents", "pagelist": "contents",
	"loi": "contents", "lot": "contents", "loa": "contents", "lov": "contents",
	"dedication": "dedication", "acknowledgments": "acknowledgements", "acknowledgements": "acknowledgements", "credits": "acknowledgements",
	"contributors": "about the author", "other-credits": "acknowledgements", "revision-history": "copyright page", "errata": "copyright page",
	"index": "index", "bibliography": "bibliography", "glossary": "glossary", "seriespage": "other books",
	"footnotes": "notes", "endnotes": "notes", "rearnotes": "notes", "notes": "notes",
}

// noteTypes are single notes.
var noteTypes = setOf("footnote endnote rearnote doc-footnote doc-endnote")

// matterTitles know the same parts by what stands over them. most is how many words such a part has at most:
// a longer one with that title is a chapter.
var matterTitles = []struct {
	what  string
	most  int
	title *regexp.Regexp
}{
	{"cover", 60, regexp.MustCompile(`(?i)^(?:front |book )?cover(?: page| image)?$`)},
	{"title page", 150, regexp.MustCompile(`(?i)^(?:half[ -]?)?title(?:[ -]?page)?$`)},
	{"copyright page", 1500, regexp.MustCompile(`(?i)^(?:copyright(?: page| notice| information)?|imprint|colophon|legal notice|disclaimer)$`)},
	{"contents", 1500, regexp.MustCompile(`(?i)^(?:(?:table of |list of )?contents|list of (?:illustrations|chapters)|illustrations|toc)$`)},
	{"dedication", 250, regexp.MustCompile(`(?i)^dedications?$`)},
	{"acknowledgements", 4000, regexp.MustCompile(`(?i)^(?:author[’']?s? )?acknowledge?ments?$`)},
	{"about the author", 2500, regexp.MustCompile(`(?i)^(?:about the (?:authors?|publisher|illustrator|translator)|(?:the )?author biography|meet the author|connect with .{2,60}|about [A-Z][\w.’' -]{2,40} (?:books|press))$`)},
	{"other books", 4000, regexp.MustCompile(`(?i)^(?:(?:other (?:books|titles|works)|also(?: available)?|(?:more )?books|novels|works) (?:by|from|in)\b.{0,80}|by the same author|praise for .{2,80}|newsletter|join (?:my|our) .{2,60}|advertisements?|copyright and permissions)$`)},
	{"excerpt of another book", 30000, regexp.MustCompile(`(?i)^(?:an? )?(?:excerpt|extract|sneak peek|preview|sample|teaser)(?: chapters?)?(?: (?:from|of|at)\b.{1,80}|:.{1,80})$`)},
	{"notes", 8000, regexp.MustCompile(`(?i)^(?:foot|end)?notes[.:]?$|^notes to (?:the )?(?:text|chapters?)$`)},
	{"index", 20000, regexp.MustCompile(`(?i)^index$`)},
	{"bibliography", 20000, regexp.MustCompile(`(?i)^bibliography$`)},
	{"glossary", 20000, regexp.MustCompile(`(?i)^glossary$`)},
}

// matterFiles know them by the name of the file, for those that have no title.
var matterFiles = []struct {
	what string
	most int
	name *regexp.Regexp
}{
	{"cover", 60, regexp.MustCompile(`^(?:front|book)?cover(?:page|image)?$`)},
	{"title page", 150, regexp.MustCompile(`^(?:half|book)?title(?:page)?$`)},
	{"copyright page", 1500, regexp.MustCompile(`^(?:copyright(?:page|notice)?|imprint|colophon)$`)},
	{"contents", 3000, regexp.MustCompile(`^(?:toc|nav|contents|tableofcontents|htmltoc|inlinetoc)$`)},
	{"dedication", 250, regexp.MustCompile(`^(?:ded|dedication)$`)},
	{"acknowledgements", 4000, regexp.MustCompile(`^(?:ack|acknowledge?ments?)$`)},
	{"about the author", 2500, regexp.MustCompile(`^(?:abouttheauthors?|aboutauthor|authorbio|bio)$`)},
	{"other books", 4000, regexp.MustCompile(`^(?:alsoby|otherbooks|praise|newsletter|adcard)$`)},
	{"notes", 8000, regexp.MustCompile(`^(?:foot|end)notes$`)},
}

// copyrightSigns are phrases of copyright pages; two of them in a short part make it one.
var copyrightSigns = []*regexp.Regexp{
	regexp.MustCompile(`(?i)©|\bcopyright\b|\(c\) (?:19|20)\d\d`),
	regexp.MustCompile(`(?i)\ball rights reserved\b`),
	regexp.MustCompile(`(?i)\bISBN\b`),
	regexp.MustCompile(`(?i)\b(?:first )?published (?:in|by)\b|\bpublisher\b`),
	regexp.MustCompile(`(?i)\bthis is a work of fiction\b|\bany resemblance to\b`),
	regexp.MustCompile(`(?i)\blibrary of congress\b|\bBritish Library\b|\bcataloguing\b`),
}

var (
	archivePreface   = regexp.MustCompile(`(?i)^posted originally on the\s+archive of our own`)
	archiveAfterword = regexp.MustCompile(`(?i)^please drop by the archive and comment\b`)
	notLetters       = regexp.MustCompile(`[^a-z]+`)
)

// matterOf says what a part of a book is if it is not to be read, from its title, its file's name and its text.
func matterOf(title, file string, blocks []block) string {
	n := countWords(blocks)
	title = strings.TrimSpace(strings.Trim(title, ".:—–- "))
	for _, m := range matterTitles {
		if n <= m.most && m.title.MatchString(title) {
			return m.what
		}
	}
	name := notLetters.ReplaceAllString(strings.ToLower(strings.TrimSuffix(path.Base(file), path.Ext(file))), "")
	for _, m := range matterFiles {
		if file != "" && n <= m.most && m.name.MatchString(name) {
			return m.what
		}
	}
	if n > 3000 {
		return ""
	}
	text := ""
	for _, b := range blocks {
		own := unescape(b.text[:min(len(b.text), 4000)])
		if archivePreface.MatchString(own) || archiveAfterword.MatchString(own) {
			return "the archive's page"
		}
		if len(text) < 12000 {
			text += own + "\n"
		}
	}
	signs := 0
	for _, s := range copyrightSigns {
		if s.MatchString(text) {
			signs++
		}
	}
	if n <= 1200 && signs >= 2 && (signs >= 3 || n <= 300) {
		return "copyright page"
	}
	return ""
}

// leaveOutSections takes the sections that are front or back matter out of a work that is one text.
// A section reaches from its heading to the next heading of its rank or above.
func (m *Manuscript) leaveOutSections(blocks []block) []block {
	var out []block
	for i := 0; i < len(blocks); {
		end := i + 1
		if blocks[i].kind == heading {
			for end < len(blocks) && (blocks[end].kind != heading || blocks[end].rank > blocks[i].rank) {
				end++
			}
			if what := matterOf(unescape(blocks[i].text), "", nil); what != "" && matterOf(unescape(blocks[i].text), "", blocks[i:end]) == what {
				m.leaveOut(what, countWords(blocks[i:end]))
				i = end
				continue
			}
			end = i + 1
		}
		out = append(out, blocks[i:end]...)
		i = end
	}
	return out
}
