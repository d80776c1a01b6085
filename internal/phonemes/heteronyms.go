package phonemes

import (
	_ "embed"
	"strings"
)

//go:embed senses.txt
var sensesFile string

// ownSenses are the senses of senses.txt, by accent and word. They stand in place of the dictionary's.
var ownSenses = readSenses(sensesFile)

func readSenses(file string) map[string]map[string]senses {
	own := map[string]map[string]senses{American: {}, British: {}}
	for _, f := range fieldsOfLines(file) {
		for k, accent := range []string{American, British} {
			if own[accent][f[0]] == nil {
				own[accent][f[0]] = senses{}
			}
			own[accent][f[0]][f[1]] = f[2+k]
		}
	}
	return own
}

// fieldsOfLines parts the lines of a table at its tabs; comments are left out.
func fieldsOfLines(file string) [][]string {
	var out [][]string
	for line := range strings.Lines(file) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

// clue tells a sense of a word by the company it keeps. It holds when every list that is given has its word.
type clue struct {
	kind  string
	lists map[string]map[string]bool // by condition: before, before2, after, after2, sentence
}

//go:embed clues.txt
var cluesFile string

// clues are those of clues.txt, by word.
var clues = readClues(cluesFile)

func readClues(file string) map[string][]clue {
	shared := map[string]map[string]bool{"@articles": articles, "@determiners": determiners, "@beForms": beForms, "@copulas": copulas,
		"@objects": objects, "@directions": directions}
	out := map[string][]clue{}
	for _, f := range fieldsOfLines(file) {
		if f[0][0] == '@' {
			shared[f[0]] = wordSet(f[1])
			continue
		}
		c := clue{kind: f[1], lists: map[string]map[string]bool{}}
		for _, condition := range f[2:] {
			name, words, _ := strings.Cut(condition, ": ")
			c.lists[name] = wordSet(words)
			if set, ok := shared[words]; ok {
				c.lists[name] = set
			}
		}
		out[f[0]] = append(out[f[0]], c)
	}
	return out
}

// edge stands in the lists of a clue for no word: the clause begins or ends there.
const edge = "|"

func (c clue) holds(s surroundings) bool {
	for name, list := range c.lists {
		found := false
		switch name {
		case "before":
			found = holdsWord(list, s.before)
		case "before2":
			found = holdsWord(list, s.before) || holdsWord(list, s.before2)
		case "after":
			found = holdsWord(list, s.after)
		case "after2":
			found = holdsWord(list, s.after2)
		case "sentence":
			for w := range s.sentence {
				found = found || list[w]
			}
		}
		if !found {
			return false
		}
	}
	return true
}

func holdsWord(list map[string]bool, w string) bool {
	if w == "" {
		w = edge
	}
	return list[w]
}

// sense is the pronunciation of a word among its senses that fits where it stands.
func (c surroundings) sense(s senses) string {
	if len(s) == 1 {
		return s[plain]
	}
	list, ok := clues[c.word]
	if !ok {
		list = clues[strings.ToLower(c.word)]
	}
	for _, k := range list {
		if k.holds(c) {
			return s.of(k.kind)
		}
	}
	kind := c.kindOf()
	if strings.ToLower(c.word) == "read" {
		kind = c.tenseOfRead(kind)
	}
	return s.of(kind)
}

// tenseOfRead tells "read" of the present from "read" of the past: he, she and names do not read without an s, and
// others do as the rest of the sentence does.
func (c surroundings) tenseOfRead(kind string) string {
	switch {
	case kind == participle, thirds[c.before] && c.before != "that", c.named, articles[c.before2] && !isPlural(c.before) && !modals[c.opener]:
		return past
	case modals[c.before], kind == noun, c.opens:
		return plain
	case c.pastTense || c.before == "and" && !c.sentence["to"]:
		return past
	}
	return plain
}
