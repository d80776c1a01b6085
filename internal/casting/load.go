package casting

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"radioplay/script"
)

// Load reads a cast file and checks it against the script and the catalogue. name is for messages. All that is wrong is found
// at once: the error is of type Problems. Without a script (nil) the characters are not checked against one.
func Load(b []byte, name string, s *script.Script, c Catalogue) (*File, error) {
	l := &loader{name: name, file: &File{Name: name, src: b, Engines: map[string]EngineSettings{}}, catalogue: c}
	return l.load(b, s)
}

func (l *loader) load(b []byte, s *script.Script) (*File, error) {
	name := l.name
	d := yaml.NewDecoder(bytes.NewReader(b))
	var doc yaml.Node
	if err := d.Decode(&doc); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, Problems{{name, 1, "the file is empty; delete it and run `render cast` to make a new one"}}
		}
		return nil, Problems{syntax(name, err)}
	}
	if root := doc.Content[0]; root.Kind != yaml.MappingNode {
		l.wrong(root, "a cast file begins with `version: 1`; this one is no list of settings")
	} else {
		l.root(root)
		l.check(s)
	}
	if err := l.problems.err(); err != nil {
		return nil, err
	}
	return l.file, nil
}

var yamlLineRE = regexp.MustCompile(`line (\d+): *`)

// syntax makes a problem of an error of the YAML reader, which has its line in its text.
func syntax(name string, err error) Problem {
	p := Problem{File: name, Line: 1, Text: strings.TrimPrefix(err.Error(), "yaml: ")}
	if m := yamlLineRE.FindStringSubmatch(p.Text); m != nil {
		p.Line, _ = strconv.Atoi(m[1])
		p.Text = strings.Replace(p.Text, m[0], "", 1)
	}
	p.Text = "not YAML: " + p.Text + "; look for a missing colon, quote or wrong indent here or just above"
	return p
}

// loader walks through the nodes, which know their lines, and collects what is wrong.
type loader struct {
	name      string
	file      *File
	catalogue Catalogue
	problems  Problems
}

func (l *loader) wrong(n *yaml.Node, text string) {
	l.problems = append(l.problems, Problem{l.name, n.Line, text})
}

// fields calls the handler of every key of a mapping; other and repeated keys are wrong.
func (l *loader) fields(n *yaml.Node, what string, handlers map[string]func(*yaml.Node)) {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return
	}
	if n.Kind != yaml.MappingNode {
		l.wrong(n, what+" wants settings, one a line, as in `voice: NAME`")
		return
	}
	var names []string
	for k := range handlers {
		names = append(names, k)
	}
	slices.Sort(names)
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch h, ok := handlers[key.Value]; {
		case seen[key.Value] > 0:
			l.wrong(key, what+": "+strconv.Quote(key.Value)+" stands twice; the first is in line "+strconv.Itoa(seen[key.Value]))
		case !ok && secret(key.Value):
			l.wrong(key, what+": keys do not belong in a file; set them in the environment ("+keyVariables+")")
		case !ok:
			l.wrong(key, what+" has no setting "+strconv.Quote(key.Value)+"; "+known("settings", names, key.Value))
		default:
			if value.Kind == yaml.AliasNode {
				value = value.Alias
			}
			h(value)
		}
		seen[key.Value] = key.Line
	}
}

const keyVariables = "OPENAI_API_KEY, ELEVENLABS_API_KEY, AZURE_SPEECH_KEY"

func secret(key string) bool {
	k := strings.ToLower(key)
	return strings.Contains(k, "key") || strings.Contains(k, "token") || strings.Contains(k, "secret")
}

func (l *loader) root(n *yaml.Node) {
	version := false
	l.fields(n, "the cast file", map[string]func(*yaml.Node){
		"version": func(v *yaml.Node) {
			version = true
			if v.Value != strconv.Itoa(Version) {
				l.wrong(v, "version "+v.Value+" is not known here; this program reads version "+strconv.Itoa(Version))
			}
		},
		"narrator": func(v *yaml.Node) { l.file.Narrator = l.entry(v, "the narrator", "character") },
		"defaults": func(v *yaml.Node) {
			l.fields(v, "defaults", map[string]func(*yaml.Node){
				"engine": func(v *yaml.Node) { l.file.Defaults.Engine = l.engine(v) },
				"rate":   l.number(&l.file.Defaults.Rate, "rate", minRate, maxRate, "1 is the voice's own speed"),
			})
		},
		"engines": l.engines,
		"series":  l.text(&l.file.Series),
		"characters": func(v *yaml.Node) {
			for _, c := range l.list(v, "characters", "- name: NAME") {
				l.file.Characters = append(l.file.Characters, l.entry(c, "a character", "name", "aliases", "gender", "age", "accent", "personas", "gone", "pronunciations"))
			}
		},
		"pronunciations": func(v *yaml.Node) {
			for _, p := range l.list(v, "pronunciations", "- word: WORD") {
				l.pronunciation(p, &l.file.Pronunciations)
			}
		},
	})
	if !version {
		l.wrong(n, "`version: "+strconv.Itoa(Version)+"` is missing")
	}
}

func (l *loader) engines(v *yaml.Node) {
	handlers := map[string]func(*yaml.Node){}
	for _, e := range l.catalogue {
		handlers[e.Name] = func(v *yaml.Node) {
			var s EngineSettings
			l.fields(v, e.Name, map[string]func(*yaml.Node){"base_url": l.text(&s.BaseURL), "model": l.text(&s.Model), "instructions": l.text(&s.Instructions)})
			l.file.Engines[e.Name] = s
		}
	}
	l.fields(v, "engines", handlers)
}

// list is the items of a list; nothing at all is an empty one.
func (l *loader) list(n *yaml.Node, what, example string) []*yaml.Node {
	if n.Kind == yaml.SequenceNode {
		return n.Content
	}
	if n.Tag != "!!null" {
		l.wrong(n, what+" is a list, each item as in `"+example+"`")
	}
	return nil
}

// entry reads the settings every voice has, and those of extra.
func (l *loader) entry(n *yaml.Node, what string, extra ...string) Entry {
	e := Entry{line: n.Line, end: lastLine(n)}
	handlers := map[string]func(*yaml.Node){
		"voice": func(v *yaml.Node) {
			e.voiceAt = placeOf(v)
			l.text(&e.Voice)(v)
		},
		"engine": func(v *yaml.Node) {
			e.engineAt = placeOf(v)
			e.Engine = l.engine(v)
		},
		"fallback": func(v *yaml.Node) { e.Fallback = l.fallback(v) },
		"rate":     l.number(&e.Rate, "rate", minRate, maxRate, "1 is the voice's own speed"),
		"pitch":    l.number(&e.PitchST, "pitch", -12, 12, "in semitones"),
		"formant":  l.number(&e.FormantST, "formant", -6, 6, "in semitones: down a larger body, up a smaller one"),
		"breath":   l.number(&e.Breath, "breath", 0, 1, "0 is the voice's own, 1 almost all breath"),
		"gain":     l.number(&e.GainDB, "gain", -30, 15, "in dB"),
		"preset":   func(v *yaml.Node) { e.Preset = l.preset(v) },
		"pan":      l.number(&e.Pan, "pan", -1, 1, "-1 is left, 1 is right"),
		"base_url": l.text(&e.BaseURL), "model": l.text(&e.Model), "instructions": l.text(&e.Instructions),
	}
	more := map[string]func(*yaml.Node){
		"name": l.text(&e.Name), "as": l.text(&e.Name), "character": l.text(&e.Character),
		"aliases": func(v *yaml.Node) {
			for _, a := range l.list(v, "aliases", "- ALIAS") {
				var s string
				l.text(&s)(a)
				e.Aliases = append(e.Aliases, s)
			}
		},
		"gender": func(v *yaml.Node) { e.Gender = script.Gender(l.oneOf(v, "gender", "F", "M", "N")) },
		"age":    func(v *yaml.Node) { e.Age = script.Age(l.oneOf(v, "age", "child", "young", "adult", "old")) },
		"accent": func(v *yaml.Node) { e.Accent = l.accent(v) },
		"gone":   func(v *yaml.Node) { e.Gone = l.oneOf(v, "gone", "true", "false") == "true" },
		"pronunciations": func(v *yaml.Node) {
			for _, p := range l.list(v, "pronunciations", "- word: WORD") {
				l.pronunciation(p, &e.Pronunciations)
			}
		},
		"personas": func(v *yaml.Node) {
			for _, p := range l.list(v, "personas", "- as: NAME") {
				e.Personas = append(e.Personas, l.entry(p, "a persona", "as"))
			}
		},
	}
	for _, k := range extra {
		handlers[k] = more[k]
	}
	l.fields(n, what, handlers)
	return e
}

// fallback reads who stands in: one, or a list of them.
func (l *loader) fallback(n *yaml.Node) string {
	items := []*yaml.Node{n}
	if n.Kind != yaml.ScalarNode {
		items = l.list(n, "fallback", "- ENGINE/VOICE")
	}
	var all []string
	for _, i := range items {
		var s string
		l.text(&s)(i)
		all = append(all, s)
	}
	return strings.Join(all, ",")
}

// pronunciation reads one item and adds it to a list.
func (l *loader) pronunciation(n *yaml.Node, list *[]Pronunciation) {
	var p Pronunciation
	l.fields(n, "a pronunciation", map[string]func(*yaml.Node){"word": l.text(&p.Word), "say": l.text(&p.Say)})
	switch {
	case p.Word == "" || p.Say == "":
		l.wrong(n, "a pronunciation needs `word` and `say`")
	case strings.HasPrefix(p.Say, "/") != strings.HasSuffix(p.Say, "/") || p.Say == "/" || p.Say == "//":
		l.wrong(n, "IPA stands between two slashes, as in /ʃɪˈvɔːn/; a respelling has none")
	default:
		for _, q := range *list {
			if strings.EqualFold(p.Word, q.Word) {
				l.wrong(n, strconv.Quote(p.Word)+" has a pronunciation already")
			}
		}
	}
	*list = append(*list, p)
}
