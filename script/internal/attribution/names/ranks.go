package names

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
)

// detectives are the ranks that detectives have.
var detectives = lang.Set("sergeant inspector constable superintendent officer")

// ranks is how many words of a rank or office of two words or more stand in front of a name at word i: "Chief Engineer Tan". 0 for none.
func ranks(toks []lang.Token, i int, cases map[string]*wordCase) int {
	n := leadingRanks(toks[i:])
	if n < 2 || i+n >= len(toks) || toks[i+n].Before != "" || !namePart(&toks[i+n], cases) {
		return 0
	}
	return n
}

// leadingRanks is how many of the words in front of the last make a rank or office together.
func leadingRanks(toks []lang.Token) int {
	n := 0
	for n+1 < len(toks) && n < 4 {
		k := &toks[n]
		_, person := lang.PersonNouns[k.Low]
		of := lang.IsTitle(k.Low) && lang.Titles[lang.CanonicalTitle(k.Low)] == "" && !lang.Civil[k.Low] || person && n > 0
		if !k.Capital || k.Shout || k.Possessive || n > 0 && k.Before != "" || !of && !lang.RankWords[k.Low] {
			break
		}
		n++
	}
	if n < 2 {
		return 0
	}
	return n
}

// Office reports whether a name is a rank or an office of two words and names nobody: "Vice Principal", "Lord Mayor".
func Office(n *Name) bool {
	words := strings.Fields(n.Key)
	return len(words) == 2 && officeWords(words[0], words[1])
}

// officeWords reports whether two words make a rank or an office together.
func officeWords(first, last string) bool {
	_, person := lang.PersonNouns[last]
	return (lang.RankWords[first] || first == "lord" || first == "lady") && (person || last == "mate" || lang.IsTitle(last) && !lang.Civil[last])
}

// office reports whether the word at i and the next are an office in whose place nobody is named.
func office(toks []lang.Token, i int, cases map[string]*wordCase) bool {
	if i+1 >= len(toks) {
		return false
	}
	first, last := &toks[i], &toks[i+1]
	if !first.Capital || first.Shout || first.Possessive || !last.Capital || last.Shout || last.Before != "" || !officeWords(first.Low, last.Low) {
		return false
	}
	return last.Possessive || i+2 == len(toks) || toks[i+2].Before != "" || !toks[i+2].Capital
}

// Last is the last word of a name.
func (n *Name) Last() string {
	words := strings.Fields(n.Key)
	return words[len(words)-1]
}

// figures reports whether a word is a number in figures.
func figures(low string) bool {
	for _, r := range low {
		if r < '0' || r > '9' {
			return false
		}
	}
	return low != "" && len(low) <= 4
}

// numbered reports whether word i is a name of letters and figures for what it does or has: "K-7 rolled", "K-7's lamps".
func numbered(toks []lang.Token, i int) bool {
	k := &toks[i]
	return strings.ContainsAny(k.Low, "0123456789") && (k.Possessive || i+1 < len(toks) && toks[i+1].Before == "" && lang.IsVerb(toks[i+1].Low))
}
