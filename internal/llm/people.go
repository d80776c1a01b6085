package llm

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"radioplay/script"
)

// mostPeople is up to how many people are all listed; of more, those that the scene knows.
const mostPeople = 24

// castOf are the people that lines of a scene could belong to, by name: who has most lines may change with an edit elsewhere,
// and that is no reason to ask again.
func castOf(s *script.Script, everybody []script.Character, from, to int) []script.Character {
	everybody = slices.Clone(everybody)
	slices.SortStableFunc(everybody, func(a, b script.Character) int { return strings.Compare(a.Name, b.Name) })
	if len(everybody) <= mostPeople {
		return everybody
	}
	here := map[string]bool{s.Narrator: true, "I": true}
	var text strings.Builder
	for _, l := range s.Lines[from-1 : to] {
		text.WriteString(l.Text)
		text.WriteByte('\n')
		here[l.Speaker] = true
		for _, c := range l.Why.RunnersUp {
			here[c.Name] = true
		}
	}
	var out []script.Character
	for _, c := range everybody {
		if here[c.Name] || mentioned(text.String(), c) {
			out = append(out, c)
		}
	}
	return out
}

// mentioned reports whether a text has a name of somebody as whole words.
func mentioned(text string, c script.Character) bool {
	for _, name := range append([]string{c.Name}, c.Aliases...) {
		for rest := text; name != ""; {
			i := strings.Index(rest, name)
			if i < 0 {
				break
			}
			before, _ := utf8.DecodeLastRuneInString(rest[:i])
			after, _ := utf8.DecodeRuneInString(rest[i+len(name):])
			if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
				return true
			}
			rest = rest[i+len(name):]
		}
	}
	return false
}

// named finds who on the list is meant by a name as a model writes it; false for nobody, and for more than one.
func named(people []script.Character, name string) (string, bool) {
	name = strings.Trim(oneLine(name), `"'“”.*`)
	for _, c := range people {
		if c.Name == name {
			return c.Name, true
		}
	}
	var found []string
	for _, c := range people {
		for _, n := range append([]string{c.Name}, c.Aliases...) {
			if strings.EqualFold(n, name) {
				found = append(found, c.Name)
				break
			}
		}
	}
	if len(found) != 1 {
		return "", false
	}
	return found[0], true
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
