package casting

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"radioplay/script"
)

// Rates beyond these no engine speaks intelligibly.
const minRate, maxRate = 0.25, 4

func (l *loader) text(to *string) func(*yaml.Node) {
	return func(v *yaml.Node) {
		if v.Kind != yaml.ScalarNode {
			l.wrong(v, "a word or a sentence belongs here")
			return
		}
		if v.Tag != "!!null" {
			*to = strings.TrimSpace(v.Value)
		}
	}
}

func (l *loader) number(to *float64, what string, least, most float64, unit string) func(*yaml.Node) {
	return func(v *yaml.Node) {
		x, err := strconv.ParseFloat(v.Value, 64)
		switch {
		case v.Kind == yaml.ScalarNode && v.Tag == "!!null":
		case v.Kind != yaml.ScalarNode || err != nil || math.IsNaN(x):
			l.wrong(v, fmt.Sprintf("%s: %q is no number (%s)", what, v.Value, unit))
		case x < least || x > most:
			l.wrong(v, fmt.Sprintf("%s: %v is out of range: %v to %v (%s)", what, x, least, most, unit))
		default:
			*to = x
		}
	}
}

func (l *loader) oneOf(v *yaml.Node, what string, options ...string) string {
	if v.Kind == yaml.ScalarNode && (v.Tag == "!!null" || slices.Contains(options, v.Value)) {
		return v.Value
	}
	l.wrong(v, fmt.Sprintf("%s: %q is none of %s", what, v.Value, strings.Join(options, ", ")))
	return ""
}

func (l *loader) engine(v *yaml.Node) string {
	names := engineNames(l.catalogue)
	if _, ok := l.catalogue.engine(v.Value); !ok || v.Kind != yaml.ScalarNode {
		l.wrong(v, fmt.Sprintf("no engine %q; %s", v.Value, known("engines", names, v.Value)))
		return ""
	}
	return v.Value
}

var accentRE = regexp.MustCompile(`^en(-[A-Za-z0-9]+)*$`)

func (l *loader) accent(v *yaml.Node) string {
	if v.Kind == yaml.ScalarNode && (v.Tag == "!!null" || accentRE.MatchString(v.Value)) {
		return v.Value
	}
	l.wrong(v, fmt.Sprintf("accent: %q is no tag of an English accent, such as en-US, en-GB or en-GB-scotland", v.Value))
	return ""
}

// lastLine is the last line a node reaches to.
func lastLine(n *yaml.Node) int {
	last := n.Line
	if n.Kind == yaml.ScalarNode {
		if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
			last += strings.Count(strings.TrimRight(n.Value, "\n"), "\n") + 1
		}
		return last
	}
	for _, c := range n.Content {
		last = max(last, lastLine(c))
	}
	return last
}

// check does what needs the whole file: engines and voices, names and the script.
func (l *loader) check(s *script.Script) {
	f := l.file
	if f.Defaults.Engine == "" && len(l.catalogue) > 0 {
		f.Defaults.Engine = l.catalogue[0].Name
	}
	l.checkVoice(&f.Narrator, "the narrator", f.Narrator.Character == "" && !f.series)
	seen := map[string]int{} // names and aliases, and their lines
	claim := func(name string, e Entry) {
		if at, ok := seen[name]; ok {
			l.at(e.line, fmt.Sprintf("%q is taken: it is a name or alias of the character in line %d", name, at))
			return
		}
		seen[name] = e.line
	}
	var names []string
	for i := range f.Characters {
		e := &f.Characters[i]
		if e.Name == "" {
			l.at(e.line, "a character without a name")
			continue
		}
		claim(e.Name, *e)
		names = append(names, e.Name)
		l.checkVoice(e, e.Name, true)
		for k := range e.Personas {
			p := &e.Personas[k]
			if p.Name == "" {
				l.at(p.line, "a persona of "+e.Name+" without `as`, the name it goes by")
			}
			l.checkVoice(p, p.Name, true)
		}
	}
	for _, e := range f.Characters {
		for _, a := range e.Aliases {
			if a != e.Name {
				claim(a, e)
			}
		}
	}
	if c := f.Narrator.Character; c != "" && !slices.Contains(names, c) {
		l.at(f.Narrator.line, fmt.Sprintf("the narrator: no character %q in this file; %s", c, known("characters", names, c)))
	}
	if s != nil {
		l.checkScript(s)
	}
}

func (l *loader) at(line int, text string) {
	l.problems = append(l.problems, Problem{l.name, max(1, line), text})
}

func (l *loader) checkVoice(e *Entry, who string, needed bool) {
	name := or(e.Engine, l.file.Defaults.Engine)
	engine, ok := l.catalogue.engine(name)
	switch {
	case e.Voice == "" && needed && ok && !l.file.series && (e.Gender != "" || e.Age != "" || e.Accent != ""):
		e.uncast = !engine.AnyVoice
	case e.Voice == "" && needed && !(ok && engine.AnyVoice):
		l.at(e.line, who+" has no voice; add `voice: NAME` (`render voices list` shows them)")
	case e.Voice != "" && ok:
		voice, _ := e.voices()
		if err := engine.has(voice); err != nil {
			l.at(max(e.line, e.voiceAt.line), who+": "+err.Error())
		}
	}
	if _, fallback := e.voices(); fallback != "" {
		if err := l.catalogue.CheckFallback(fallback); err != nil {
			l.at(max(e.line, e.voiceAt.line), who+": "+err.Error())
		}
	}
}

// CheckFallback checks ENGINE/VOICE, or several parted by commas.
func (c Catalogue) CheckFallback(fallback string) error {
	for f := range strings.SplitSeq(fallback, ",") {
		name, voice, ok := strings.Cut(strings.TrimSpace(f), "/")
		engine, there := c.engine(name)
		if !ok || name == "" || voice == "" || !there {
			return fmt.Errorf("the fallback %q: it is written ENGINE/VOICE; %s", f, known("engines", engineNames(c), name))
		}
		if err := engine.has(voice); err != nil {
			return fmt.Errorf("the fallback: %w", err)
		}
	}
	return nil
}

// checkScript finds characters the script does not have. Those marked gone may stay.
func (l *loader) checkScript(s *script.Script) {
	there := map[string]bool{} // who speaks
	var names []string
	add := func(n string) {
		if n != "" && !there[n] {
			there[n] = true
			names = append(names, n)
		}
	}
	for _, c := range s.Characters {
		add(c.Name)
	}
	for _, x := range s.Lines {
		if x.Kind.Spoken() {
			add(x.Speaker)
		}
	}
	fullName := map[string]string{}
	for _, c := range s.Characters {
		for _, a := range c.Aliases {
			if !there[a] {
				fullName[a] = c.Name
			}
		}
	}
	for i, e := range l.file.Characters {
		if full, ok := fullName[e.Name]; ok && !slices.Contains(e.Aliases, full) && !slices.Contains(l.entryNames(), full) {
			l.file.Characters[i].Aliases = append(e.Aliases, full) // entered under another of their names
			continue
		}
		if e.Name != "" && !there[e.Name] && !e.Gone && !slices.ContainsFunc(e.Aliases, func(a string) bool { return there[a] }) {
			l.at(e.line, fmt.Sprintf("%q does not speak in the script; %s (to keep the entry for later, add `gone: true`)", e.Name, known("characters", names, e.Name)))
		}
	}
}

func (l *loader) entryNames() []string {
	var out []string
	for _, e := range l.file.Characters {
		out = append(out, e.Name)
	}
	return out
}
