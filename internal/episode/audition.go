package episode

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"radioplay/internal/casting"
	"radioplay/internal/deliver"
	"radioplay/internal/mix"
	"radioplay/internal/takes"
	"radioplay/script"
	"radioplay/voices"
	"radioplay/voices/all"
)

// How much is auditioned, unless the voices are named.
const (
	auditionVoices = 5
	auditionLines  = 3
)

// ordinals are what the narrator calls before each voice.
var ordinals = []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// Auditioned is what an audition gave.
type Auditioned struct {
	Name   string          `json:"name"`
	Voices []AuditionedFor `json:"voices"` // the first is the one the role has now
	Lines  []string        `json:"lines"`  // what they say
	Files  deliver.Files   `json:"files"`
	Takes  takes.Progress  `json:"-"`
}

// AuditionedFor is one candidate.
type AuditionedFor struct {
	Engine string `json:"engine"`
	Voice  string `json:"voice"`
	About  string `json:"about,omitempty"`
}

// Audition has a role's most telling lines said in several voices, one after the other in one file, whose captions tell which voice it is. Without
// wanted voices ("af_heart", "piper/NAME") the one it has and those that fit it best are heard. Takes are kept as a production's are.
func Audition(ctx context.Context, j Job, name string, wanted []string) (*Auditioned, error) {
	j.defaults()
	if len(wanted) > len(ordinals) {
		return nil, &InputError{fmt.Errorf("%d voices are more than anybody can compare; name at most %d", len(wanted), len(ordinals))}
	}
	if err := j.prepare(); err != nil {
		return nil, err
	}
	j.alsoOpen = enginesNamed(wanted)
	r, c, err := readAndCast(ctx, j)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	a, err := c.audition(r.Script, name, wanted)
	if err != nil {
		return nil, &InputError{fmt.Errorf("%s: %w", j.Prose, err)}
	}
	return a.render(ctx, j, r, c)
}

// audition is a role, the lines it is judged by, and the voices.
type audition struct {
	choice casting.Choice
	lines  []script.Line
	voices []voices.Voice
}

func (c *Casting) audition(s *script.Script, name string, wanted []string) (*audition, error) {
	choice, err := c.Find(name)
	if err != nil {
		return nil, err
	}
	a := &audition{choice: choice, lines: casting.Telling(s, choice.Role, auditionLines), voices: c.Candidates(choice, auditionVoices)}
	if len(a.lines) == 0 {
		return nil, fmt.Errorf("%s has no line to be judged by", name)
	}
	if len(wanted) == 0 {
		return a, nil
	}
	a.voices = nil
	for _, w := range wanted {
		v, err := c.voiceNamed(choice.Voice, w)
		if err != nil {
			return nil, err
		}
		a.voices = append(a.voices, v)
	}
	return a, nil
}

// splitVoice parts "ENGINE/VOICE"; a voice's own name may hold a slash.
func splitVoice(w string) (engine, voice string) {
	if first, rest, ok := strings.Cut(strings.TrimSpace(w), "/"); ok {
		if e, err := all.Find(first); err == nil {
			return e.Name, rest
		}
	}
	return "", strings.TrimSpace(w)
}

// enginesNamed are the engines that voices are asked of by name.
func enginesNamed(wanted []string) (names []string) {
	for _, w := range wanted {
		if engine, _ := splitVoice(w); engine != "" {
			names = append(names, engine)
		}
	}
	return names
}

// voiceNamed is a voice that somebody named, bent as the role's is.
func (c *Casting) voiceNamed(now voices.Voice, w string) (voices.Voice, error) {
	engine, name := splitVoice(w)
	v := now
	if engine == "" && (now.Backend == "" || c.engines.has(c.Engine(), name) == nil) {
		engine = c.Engine()
	}
	if engine != "" && engine != now.Backend {
		v.Backend, v.BaseURL, v.Model = engine, "", ""
	}
	v.Name = name
	return v, c.engines.has(v.Backend, name)
}

// render has the voices speak and writes the file.
func (a *audition) render(ctx context.Context, j Job, r *Reading, c *Casting) (*Auditioned, error) {
	name := a.choice.Role.Speaker
	if name == "" {
		name = deliver.NarratorName
	}
	out := &Auditioned{Name: name}
	var parts []mix.Part
	var reqs []takes.Request
	for i, v := range a.voices {
		call := script.Line{N: len(parts) + 1, Kind: script.Heading, Level: 2, Paragraph: len(parts), Text: "Voice " + ordinals[i] + "."}
		parts = append(parts, mix.Part{Line: call, Voice: c.cast[voices.Narrator]})
		reqs = append(reqs, takes.Request{Utterance: c.utterance(&call, c.voiceOf(&call))})
		for _, l := range a.lines {
			at := slices.IndexFunc(r.Script.Lines, func(o script.Line) bool { return o.N == l.N })
			u := c.utterance(&l, v)
			u.Before, u.After = around(r.Script.Lines, at, j.Settings.DropTags)
			reqs = append(reqs, takes.Request{Line: l.N, Speaker: name, Utterance: u})
			shown := l
			shown.N, shown.Paragraph, shown.Kind, shown.As = len(parts)+1, len(parts), spokenKind(l.Kind), ""
			shown.Speaker = fmt.Sprintf("%d %s", i+1, v.Name)
			parts = append(parts, mix.Part{Line: shown, Voice: v})
		}
		out.Voices = append(out.Voices, AuditionedFor{v.Backend, v.Name, c.engines.about(v)})
	}
	for _, l := range a.lines {
		out.Lines = append(out.Lines, l.Text)
	}
	got, progress, err := c.takes(ctx, j, reqs)
	if err != nil {
		return nil, err
	}
	out.Takes = progress
	for i := range got {
		parts[i].Take = &got[i]
	}
	out.Files, err = a.deliver(ctx, j, r, parts, c.report(j, r, progress))
	return out, err
}

// spokenKind has a narrator's lines captioned like anybody's.
func spokenKind(k script.Kind) script.Kind {
	if k.Spoken() {
		return k
	}
	return script.Speech
}

func (a *audition) deliver(ctx context.Context, j Job, r *Reading, parts []mix.Part, report *deliver.Report) (deliver.Files, error) {
	sheet, err := mix.Lay(parts, mixOptions(j.Settings))
	if err != nil {
		return deliver.Files{}, &InputError{fmt.Errorf("%s: %w", j.Prose, err)}
	}
	master, err := mix.NewMaster(ctx, sheet, target(j.Settings), j.timeline(Mixing))
	if err != nil {
		return deliver.Files{}, err
	}
	report.Cast = nil
	for i, v := range a.voices { // --pick reads the numbers here
		report.Cast = append(report.Cast, deliver.Casting{Speaker: strconv.Itoa(i + 1), Engine: v.Backend, Voice: v.Name, Rate: v.Rate, PitchST: v.PitchST,
			FormantST: v.FormantST, Breath: v.Breath, Lines: len(a.lines)})
	}
	d := j.delivery(r, sheet, master, report)
	d.Name = auditionName(j.Prose, a.choice.Role)
	d.Meta.Title = "Audition: " + d.Meta.Title
	return deliver.Write(ctx, d)
}

// auditionName is the file name of an audition, without extension.
func auditionName(prose string, r voices.Role) string {
	who := r.Speaker
	if who == "" {
		who = "narrator"
	}
	slug := strings.FieldsFunc(strings.ToLower(who), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return baseName(prose) + ".audition-" + strings.Join(slug, "-")
}
