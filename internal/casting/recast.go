package casting

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"radioplay/voices"
)

// scalarAt is where a value stands in the file, and how it is written. The zero value: it does not.
type scalarAt struct {
	line, column int // 1-based; columns are characters
	style        yaml.Style
	value        string
}

func placeOf(v *yaml.Node) scalarAt { return scalarAt{v.Line, v.Column, v.Style, v.Value} }

// SetVoice gives a character, or the narrator where name is empty, another voice: name and engine. All else of the entry stays. It is an error when the file
// has nobody of that name.
func (f *File) SetVoice(name string, v voices.Voice) error {
	if name == "" {
		if f.Narrator.Character != "" {
			return fmt.Errorf("%s: the narrator has the voice of %s; give that character another", f.Name, f.Narrator.Character)
		}
		f.Narrator = f.revoiced(f.Narrator, v)
		return nil
	}
	who := f.resolve(name)
	for i, e := range f.Characters {
		if e.Name == who {
			f.recast(i, v)
			return nil
		}
	}
	var names []string
	for _, e := range f.Characters {
		names = append(names, e.Name)
	}
	return fmt.Errorf("%s: no character %q; %s", f.Name, name, known("characters", names, name))
}

// recast changes the voice of the i-th character. The list is copied: it may be another file's as well.
func (f *File) recast(i int, v voices.Voice) {
	f.Characters = slices.Clone(f.Characters)
	f.Characters[i] = f.revoiced(f.Characters[i], v)
}

func (f *File) revoiced(e Entry, v voices.Voice) Entry {
	e.Voice, e.Engine, e.recast, e.uncast = v.Name, v.Backend, e.line > 0, false
	if v.Backend == f.Defaults.Engine {
		e.Engine = ""
	}
	return e
}

// rewriteVoice puts an entry's voice and engine into the lines that were read.
func (f *File) rewriteVoice(lines []string, e Entry, where string) ([]string, error) {
	byHand := fmt.Errorf("%s:%d: the voice cannot be changed here as it is written; write `voice: %s` by hand", f.Name, e.line, scalar(e.Voice))
	engine := or(e.Engine, f.Defaults.Engine)
	for _, change := range []struct { // the voice first: an engine that is added moves it
		key, value string
		at         scalarAt
	}{{"voice", e.Voice, e.voiceAt}, {"engine", engine, e.engineAt}} {
		at := change.at
		switch {
		case at.line == 0 && change.key == "engine" && e.Engine == "":
		case at.line == 0:
			var ok bool
			if lines, ok = addSetting(lines, e, where, change.key, change.value); !ok {
				return nil, byHand
			}
		case at.line < e.line || at.line > e.end: // behind an anchor that stands elsewhere
			return nil, byHand
		case at.value != change.value:
			line, ok := replaced(lines[at.line-1], at, change.value)
			if !ok {
				return nil, byHand
			}
			lines[at.line-1] = line
		}
	}
	return lines, nil
}

// replaced writes another value in the place of one.
func replaced(line string, at scalarAt, value string) (string, bool) {
	runes := []rune(line)
	if at.column-1 > len(runes) {
		return "", false
	}
	before, rest := string(runes[:at.column-1]), string(runes[at.column-1:])
	written := at.value
	switch at.style {
	case yaml.DoubleQuotedStyle:
		written = `"` + at.value + `"`
	case yaml.SingleQuotedStyle:
		written = "'" + at.value + "'"
	case 0:
	default:
		return "", false
	}
	if at.value == "" && at.style == 0 { // `voice:` and nothing behind it
		return before + " " + inFlow(value) + rest, true
	}
	after, ok := strings.CutPrefix(rest, written)
	return before + inFlow(value) + after, ok
}

// addSetting adds a setting to an entry that lacks it: before its first one in braces, below its first line else.
func addSetting(lines []string, e Entry, where, key, value string) ([]string, bool) {
	first := lines[e.line-1]
	setting := key + ": " + inFlow(value)
	if i := strings.Index(first, "{"); i >= 0 && (where == "narrator" || strings.HasPrefix(strings.TrimLeft(first, " -"), "{")) {
		lines[e.line-1] = first[:i+1] + setting + ", " + first[i+1:]
		return lines, true
	}
	if where == "narrator" { // e.line is its first setting
		indent := len(first) - len(strings.TrimLeft(first, " "))
		return slices.Insert(lines, e.line-1, strings.Repeat(" ", indent)+setting), true
	}
	indent, ok := itemIndent(first)
	if !ok {
		return nil, false
	}
	return slices.Insert(lines, e.line, strings.Repeat(" ", indent+2)+setting), true
}

// longer is the entry after so many lines were put in behind its first.
func (e Entry) longer(by int) Entry {
	e.end += by
	e.Personas = slices.Clone(e.Personas)
	for i := range e.Personas {
		if p := &e.Personas[i]; p.line > 0 {
			p.line += by
			p.end += by
		}
	}
	return e
}
