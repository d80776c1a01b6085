package casting

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

var (
	tallyRE      = regexp.MustCompile(`# \d+ lines?, \d+ words?`)
	goneRE       = regexp.MustCompile(`^\s*gone:\s*true\b`)
	charactersRE = regexp.MustCompile(`^characters:\s*(\[\s*\]|~|null)?\s*(#.*)?$`)
)

const goneLine = "gone: true # not in the script any more; kept for its voice"

// updated changes the text that was read line by line, from the end, so that the lines before keep their numbers.
func (f *File) updated() (out []byte, err error) {
	newline := "\n"
	if bytes.Contains(f.src, []byte("\r\n")) {
		newline = "\r\n"
	}
	lines := strings.Split(strings.ReplaceAll(string(f.src), "\r\n", "\n"), "\n")
	var old, added []Entry
	for _, e := range f.Characters {
		if e.line == 0 {
			added = append(added, e)
		} else {
			old = append(old, e)
		}
	}
	below := len(old) > 0 && f.Narrator.line > old[len(old)-1].line // from the end, always
	if f.Narrator.recast && below {
		if lines, err = f.rewriteVoice(lines, f.Narrator, "narrator"); err != nil {
			return nil, err
		}
	}
	if len(added) > 0 {
		var ok bool
		if lines, ok = f.insert(lines, old, added); !ok {
			return nil, fmt.Errorf("%s: cannot add to characters that are not written one below the other; add by hand:\n%s", f.Name, f.items(added, 2))
		}
	}
	for _, e := range slices.Backward(old) {
		if e.recast {
			before := len(lines)
			if lines, err = f.rewriteVoice(lines, e, "characters"); err != nil {
				return nil, err
			}
			e = e.longer(len(lines) - before)
		}
		if !f.series { // whose people need not be in every book
			lines = f.refresh(lines, e)
		}
	}
	if f.Narrator.recast && !below {
		if lines, err = f.rewriteVoice(lines, f.Narrator, "narrator"); err != nil {
			return nil, err
		}
	}
	out = []byte(strings.Join(lines, newline))
	var check yaml.Node
	if err := yaml.Unmarshal(out, &check); err != nil { // rather nothing than a file nobody can read
		return nil, fmt.Errorf("%s: cannot be brought up to date (%w); add by hand:\n%s", f.Name, err, f.items(added, 2))
	}
	return out, nil
}

func (f *File) items(list []Entry, indent int) string {
	var b strings.Builder
	for _, e := range list {
		b.Write(f.item(e, indent))
	}
	return strings.TrimRight(b.String(), "\n")
}

// insert puts new characters behind the last there is or, where there is none, below their heading.
func (f *File) insert(lines []string, old, added []Entry) ([]string, bool) {
	if len(old) > 0 {
		last := old[len(old)-1]
		indent, ok := itemIndent(lines[last.line-1])
		if !ok {
			return nil, false
		}
		return slices.Insert(lines, last.end, strings.Split(f.items(added, indent), "\n")...), true
	}
	more := strings.Split(f.items(added, 2), "\n")
	for i, l := range lines {
		if charactersRE.MatchString(l) {
			lines[i] = "characters:"
			return slices.Insert(lines, i+1, more...), true
		}
	}
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	return slices.Concat(lines, []string{"", "characters:"}, more, []string{""}), true
}

// itemIndent is the indentation of a list item that begins in this line.
func itemIndent(line string) (int, bool) {
	trimmed := strings.TrimLeft(line, " ")
	return len(line) - len(trimmed), strings.HasPrefix(trimmed, "- ")
}

// refresh brings one character's block up to date: its count, its mark, its new personas.
func (f *File) refresh(lines []string, e Entry) []string {
	indent, ok := itemIndent(lines[e.line-1])
	if !ok {
		return lines
	}
	block := slices.Clone(lines[e.line-1 : e.end])
	pad := strings.Repeat(" ", indent+2)
	for i, l := range block {
		if f.tally == nil { // nothing has been counted
			break
		}
		if m := tallyRE.FindStringIndex(l); m != nil {
			block[i] = l[:m[0]] + "# " + f.tally[e.Name].String() + l[m[1]:]
			break
		}
	}
	block = slices.DeleteFunc(block, goneRE.MatchString)
	flow := strings.HasPrefix(strings.TrimLeft(block[0], " -"), "{")
	if !flow {
		block = f.addPersonas(block, e, pad)
	}
	switch {
	case e.Gone && flow && !strings.Contains(block[0], "gone: true"):
		block[0] = strings.Replace(block[0], "{", "{gone: true, ", 1)
	case !e.Gone && flow:
		block[0] = strings.Replace(block[0], "gone: true, ", "", 1)
	case e.Gone:
		block = slices.Insert(block, 1, pad+goneLine)
	}
	return slices.Concat(lines[:e.line-1], block, lines[e.end:])
}

// addPersonas puts personas the script has now behind those that are there.
func (f *File) addPersonas(block []string, e Entry, pad string) []string {
	var fresh []Entry
	end := len(block)
	for _, p := range e.Personas {
		if p.line == 0 {
			fresh = append(fresh, p)
		} else {
			end = p.end - e.line + 1
		}
	}
	if len(fresh) == 0 {
		return block
	}
	var b bytes.Buffer
	if len(fresh) == len(e.Personas) {
		fmt.Fprintf(&b, "%spersonas: # who they are taken for\n", pad)
	}
	for _, p := range fresh {
		fmt.Fprintf(&b, "%s  - as: %s\n", pad, scalar(p.Name))
		writeVoice(&b, pad+"    ", p)
	}
	return slices.Insert(block, min(end, len(block)), strings.Split(strings.TrimRight(b.String(), "\n"), "\n")...)
}
