package manuscript

import (
	"regexp"
	"strings"
)

// blockKind says what a block is.
type blockKind int

const (
	paragraph blockKind = iota
	heading
	sceneBreak
	spacer  // an empty paragraph: a scene break where they are rare, nothing where they part all paragraphs
	picture // stands alone; a scene break where the same one comes again and again
)

// block is a piece of a formatted work, in reading order.
type block struct {
	kind  blockKind
	rank  int      // headings: as the format ranks it, 1 to 9; 0 the title of the work
	level int      // headings: 1 title, 2 chapter, 3 section; 0 until it is known
	text  string   // Markdown; may hold line breaks
	src   string   // pictures: the file
	ids   []string // names that links may call it by
	links bool     // nearly all of it is links into the same work, as in a table of contents
}

// ornament is a line that only parts scenes.
var ornament = regexp.MustCompile(`^[\s*•·∙◦~=_+\-–—#⁂§❦☙❧◆◇◈♦♢●○■□▪★☆✦✧✶✻✽✿❀※†‡◊⚜∞\x{E000}-\x{F8FF}]+$`)

// gather is where the readers of formats put their paragraphs.
type gather struct {
	inline
	blocks []block
	ids    []string // for the next block
	linked int      // bytes of the paragraph begun that are links into the work
}

// end ends the paragraph begun and makes it a block of a kind; a paragraph of ornaments is a scene break.
func (g *gather) end(kind blockKind, rank int) {
	if g.empty() {
		g.reset()
		return
	}
	parts := g.paragraphs()
	if kind == heading {
		g.put(block{kind: heading, rank: rank, text: joinTitle(strings.Split(strings.Join(parts, "\n"), "\n"))})
		g.reset()
		return
	}
	linked := g.linked
	for _, p := range parts {
		g.linked = linked
		if len(p) < 200 && ornament.MatchString(unescape(p)) {
			g.put(block{kind: sceneBreak})
			continue
		}
		g.put(block{kind: paragraph, text: p})
	}
	g.reset()
}

// leaveOutLinks takes tables of contents within a text: three paragraphs of links or more in a row.
func (m *Manuscript) leaveOutLinks(blocks []block) []block {
	var out []block
	for i := 0; i < len(blocks); {
		end := i
		for end < len(blocks) && (blocks[end].links || blocks[end].kind == spacer) {
			end++
		}
		if n := countWords(blocks[i:end]); end-i > 2 && n > 2 {
			m.leaveOut("contents", n)
		} else {
			end = max(end, i+1)
			out = append(out, blocks[i:end]...)
		}
		i = end
	}
	return out
}

func (g *gather) put(b block) {
	b.links = g.linked*10 > len(g.text)*7
	g.linked = 0
	if n := len(g.blocks); b.kind == spacer && n > 0 && g.blocks[n-1].kind == spacer {
		return
	}
	b.ids, g.ids = g.ids, nil
	g.blocks = append(g.blocks, b)
}

// joinTitle makes one line of a heading's lines: "Chapter One: The Storm".
func joinTitle(lines []string) string {
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			if last := lines[i-1]; last != "" && strings.ContainsRune(".:;,!?-–—…", []rune(last)[len([]rune(last))-1]) {
				b.WriteString(" ")
			} else {
				b.WriteString(": ")
			}
		}
		b.WriteString(l)
	}
	return b.String()
}

// unescape is Markdown without its italics and backslashes: what the reader sees.
func unescape(s string) string {
	if !strings.ContainsAny(s, `\*`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '*':
			continue
		case s[i] == '\\' && i+1 < len(s) && strings.IndexByte(escapable, s[i+1]) >= 0:
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func words(s string) int { return len(strings.Fields(s)) }

func countWords(blocks []block) (n int) {
	for _, b := range blocks {
		n += words(b.text)
	}
	return n
}

// settleBreaks turns spacers and repeated pictures into scene breaks, or drops them, and leaves
// one break at most between two paragraphs and none beside a heading.
func settleBreaks(blocks []block) []block {
	count := map[blockKind]int{}
	pictures := map[string]int{}
	for _, b := range blocks {
		count[b.kind]++
		if b.kind == picture {
			pictures[b.src]++
		}
	}
	var out []block
	wanted := false
	for _, b := range blocks {
		switch {
		case b.kind == sceneBreak,
			b.kind == spacer && count[spacer]*5 < count[paragraph],
			b.kind == picture && pictures[b.src] > 2:
			wanted = wanted || len(out) > 0 && out[len(out)-1].kind == paragraph
			continue
		case b.kind == spacer || b.kind == picture:
			continue
		}
		if wanted && b.kind == paragraph {
			out = append(out, block{kind: sceneBreak})
		}
		wanted = false
		out = append(out, b)
	}
	return out
}

// compose writes the blocks as Markdown and lists the chapters.
func (m *Manuscript) compose(blocks []block) {
	var b strings.Builder
	for _, k := range blocks {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		switch k.kind {
		case heading:
			if k.level == 2 {
				m.Chapters = append(m.Chapters, Chapter{unescape(k.text), b.Len()})
			}
			b.WriteString(strings.Repeat("#", k.level) + " " + strings.ReplaceAll(k.text, "\n", " "))
		case sceneBreak:
			b.WriteString("***")
		default:
			b.WriteString(k.text)
		}
	}
	if b.Len() > 0 {
		b.WriteString("\n")
	}
	m.Text, m.Markdown = []byte(b.String()), true
}
