package manuscript

import "regexp"

const number = `(?:[ivxlcdm]+|\d+|(?:the )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -]\w+)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last))`

var (
	bareNumber = regexp.MustCompile(`(?i)^(?:(?:chapter|chap\.?|part|book|volume|episode|letter|scene|act)\s+)?` + number + `[.:)]?$`)
	division   = regexp.MustCompile(`(?i)^(?:(?:chapter|chap\.?|episode|letter|prologue|epilogue|interlude)\b|` + number + `[.:)]?$)`)
	partName   = regexp.MustCompile(`(?i)^(?:part|book|volume|vol\.)\s+` + number + `\b`)
)

// level ranks the headings: the title, chapters, sections. Headings whose level a table of contents
// has told keep it; title is the work's, where it is known. Parts and the chapters in them are both chapters: each opens a stretch to listen to.
func level(blocks []block, title string) {
	var at []int // headings to rank
	for i, b := range blocks {
		if b.kind == heading && b.level == 0 {
			at = append(at, i)
		}
	}
	if len(at) > 0 && isTitle(blocks, at, key(title)) {
		blocks[at[0]].level = 1
		at = at[1:]
	}
	told := false
	for _, b := range blocks {
		told = told || b.kind == heading && b.level == 2
	}
	base, next := 99, 99
	for _, i := range at {
		if r := blocks[i].rank; r < base {
			base, next = r, base
		} else if r > base && r < next {
			next = r
		}
	}
	parts, all := 0, 0
	for _, i := range at {
		if blocks[i].rank == base {
			all++
			if partName.MatchString(unescape(blocks[i].text)) {
				parts++
			}
		}
	}
	if parts*2 > all {
		base = next
	}
	for _, i := range at {
		b := &blocks[i]
		b.level = 3
		if !told && b.rank <= base || division.MatchString(unescape(b.text)) || partName.MatchString(unescape(b.text)) {
			b.level = 2
		}
	}
}

// isTitle reports whether the first heading is the title of the work: nothing but breaks before it,
// and the title's words or no other heading of its rank or above.
func isTitle(blocks []block, at []int, title string) bool {
	for i, b := range blocks {
		if b.level != 0 || i < at[0] && b.kind == paragraph {
			return false
		}
	}
	first := blocks[at[0]]
	text := unescape(first.text)
	if title != "" && key(text) == title {
		return true
	}
	for _, i := range at[1:] {
		if blocks[i].rank <= first.rank {
			return false
		}
	}
	return !bareNumber.MatchString(text) && !division.MatchString(text)
}

// joinHeadings makes one heading of a number and the title right below it: "Chapter 1: The Storm".
func joinHeadings(blocks []block) []block {
	follows, elsewhere := 0, 0 // sections right below a number; other sections
	for i, b := range blocks {
		if b.kind == heading && b.level == 3 {
			if i > 0 && blocks[i-1].kind == heading && bareNumber.MatchString(unescape(blocks[i-1].text)) {
				follows++
			} else {
				elsewhere++
			}
		}
	}
	var out []block
	for _, b := range blocks {
		if n := len(out); n > 0 && b.kind == heading && out[n-1].kind == heading {
			last := &out[n-1]
			below := b.level == last.level && b.level > 1 || last.level == 2 && b.level == 3 && follows > 0 && elsewhere == 0
			text := unescape(b.text)
			if below && bareNumber.MatchString(unescape(last.text)) && !partName.MatchString(unescape(last.text)) && !bareNumber.MatchString(text) && !division.MatchString(text) {
				last.text = joinTitle([]string{last.text, b.text})
				last.ids = append(last.ids, b.ids...)
				continue
			}
		}
		out = append(out, b)
	}
	return out
}
