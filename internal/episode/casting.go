package episode

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"radioplay/internal/casting"
	"radioplay/internal/deliver"
	"radioplay/internal/place"
	"radioplay/internal/takes"
	"radioplay/script"
	"radioplay/voices"
)

// Casting is a script's cast with the engines that speak it.
type Casting struct {
	*casting.Assignment
	Path string // of the cast file, there or not
	Kept bool   // the cast file was there
	// Unsure are words of the script that no dictionary has, and how they will be said; only PlanCast looks for them.
	Unsure []casting.Pronunciation
	cast   voices.Cast
	// lexicons by speaker; "" has the book's
	lexicons map[string]map[string]string
	narrator map[int]voices.Voice // of the lines that notes have another narrate, by number
	engines  *engines
	series   *series
}

// PlanCast reads the prose and casts it. Close the result.
func PlanCast(ctx context.Context, j Job) (*Casting, error) {
	j.defaults()
	r, c, err := readAndCast(ctx, j)
	if err != nil {
		return nil, err
	}
	if c.Unsure, err = c.unsure(ctx, r); err != nil {
		c.Close()
		return nil, err
	}
	return c, nil
}

// readAndCast reads the prose with its script and casts it.
func readAndCast(ctx context.Context, j Job) (*Reading, *Casting, error) {
	r, err := ReadScript(j.Prose, j.ScriptFile, false)
	if err != nil {
		return nil, nil, err
	}
	if err := r.Ask(ctx, j); err != nil {
		return nil, nil, err
	}
	c, err := planCast(ctx, j, r)
	return r, c, err
}

func planCast(ctx context.Context, j Job, r *Reading) (*Casting, error) {
	c := &Casting{Path: j.CastFile}
	if c.Path == "" {
		c.Path = strings.TrimSuffix(r.Prose, filepath.Ext(r.Prose)) + ".cast.yaml"
	}
	b, err := os.ReadFile(c.Path)
	if err != nil && (j.CastFile != "" || !errors.Is(err, os.ErrNotExist)) {
		return nil, &InputError{fmt.Errorf("cast file: %w", err)}
	}
	c.Kept = err == nil
	if c.engines, err = openEngines(ctx, j); err != nil {
		return nil, err
	}
	if err := c.assign(j, r, b); err != nil {
		c.Close()
		return nil, err
	}
	return c, nil
}

// assign casts the script; b is the cast file, when there is one.
func (c *Casting) assign(j Job, r *Reading, b []byte) (err error) {
	o := casting.Options{Engine: c.engines.preferred, Narrator: j.Settings.Narrator, FirstPerson: r.Script.Narrator != ""}
	if c.Kept {
		if o.Keep, err = casting.Load(b, c.Path, r.Script, c.engines.catalogue); err != nil {
			return &InputError{err}
		}
		if e := o.Keep.Defaults.Engine; e != "" && j.Settings.Backend == "" {
			o.Engine = e
		}
	}
	if c.series, err = c.openSeries(j.Settings.Series, o.Keep); err != nil {
		return err
	}
	o.Series = c.series.known()
	if c.Assignment, err = casting.Assign(r.Script, c.engines.catalogue, o); err != nil {
		return &InputError{err}
	}
	for _, r := range c.Remarks {
		j.Say("Series: %s.", r)
	}
	c.cast = c.Assignment.Cast()
	if err := c.fallbacks(&j); err != nil {
		return err
	}
	tell, err := c.narrators(r.Script.Lines)
	if err != nil {
		return err
	}
	j.alsoOpen = append(j.alsoOpen, tell...)
	c.lexicons = c.Assignment.File().Lexicons()
	if n := len(c.Unattributed); n > 0 {
		j.Say("Nobody could be found for %d spoken %s (%s); the narrator reads them. 'render script' writes a script to put that right.",
			n, plural(n, "line"), numbers(c.Unattributed))
	}
	return c.engines.keepOnly(c.cast, j.alsoOpen...)
}

// Close ends the engines. It may be called twice.
func (c *Casting) Close() { c.engines.close() }

// Save writes the cast file and returns its path; leads who are new to the book's series are added there.
func (c *Casting) Save() (string, error) {
	err := place.Replace(c.Path, func(w io.Writer) error {
		return c.castFile().Write(w)
	})
	if err != nil {
		return c.Path, err
	}
	return c.Path, c.series.save(c.Assignment)
}

// castFile is the cast as it is written: what was there, with what is new.
func (c *Casting) castFile() *casting.File {
	f := c.Assignment.File()
	f.Unsure = c.Unsure
	if !c.Kept {
		f.Series = c.series.relativeTo(c.Path)
	}
	return f
}

func (c *Casting) voiceOf(l *script.Line) voices.Voice {
	who := role(l)
	v, told := c.narrator[l.N]
	if !told || who != voices.Narrator {
		v = c.cast.Voice(who)
	}
	if v.Backend == "" {
		v.Backend = c.engines.preferred
	}
	return v
}

func role(l *script.Line) voices.Role {
	if !l.Kind.Spoken() || l.Speaker == "" {
		return voices.Narrator
	}
	return voices.Role{Speaker: l.Speaker, As: l.As}
}

// lexiconOf is how words are said in a line: as its speaker says them, else as the book has them.
func (c *Casting) lexiconOf(l *script.Line) map[string]string {
	if own, ok := c.lexicons[role(l).Speaker]; ok {
		return own
	}
	return c.lexicons[""]
}

func (c *Casting) utterance(l *script.Line, v voices.Voice) voices.Utterance {
	return voices.Utterance{Text: l.Text, Voice: v, Lexicon: c.lexiconOf(l), Line: l.N,
		Delivery: voices.Delivery{Manner: string(l.Delivery.Manner), Intensity: l.Delivery.Intensity, Words: l.Delivery.Words, Tune: l.Tune()}}
}

// report begins the report: cast, counts and versions.
func (c *Casting) report(j Job, r *Reading, p takes.Progress) *deliver.Report {
	rep := &deliver.Report{Source: filepath.Base(j.Prose), Made: j.made(c), Versions: deliver.Versions{Render: j.Version, Engines: map[string]string{}}}
	for name, b := range c.engines.open {
		rep.Versions.Engines[name] = b.Version()
	}
	for _, ch := range append([]casting.Choice{c.Narrator}, c.Roles...) {
		v := ch.Voice
		name := ch.Role.Speaker
		if ch.Role == voices.Narrator {
			name = deliver.NarratorName
		}
		rep.Cast = append(rep.Cast, deliver.Casting{Speaker: name, As: ch.Role.As, Gender: string(ch.Gender), Engine: v.Backend,
			Voice: v.Name, Rate: v.Rate, PitchST: v.PitchST, FormantST: v.FormantST, Breath: v.Breath, GainDB: v.GainDB, Pan: v.Pan, Lines: ch.Lines})
	}
	n := &rep.Counts
	n.Cached, n.Synthesized = p.Cached, p.Synthesized
	for i := range r.Script.Lines {
		l := &r.Script.Lines[i]
		if !j.Lines.Holds(l.N) {
			continue
		}
		n.Lines++
		if l.Kind.Spoken() {
			n.Spoken++
		}
		if l.Kind == script.Tag && j.Settings.DropTags {
			n.Dropped++
		}
	}
	return rep
}

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

// numbers lists line numbers, the first few of many.
func numbers(ns []int) string {
	var b strings.Builder
	for i, n := range ns {
		if i == 8 {
			fmt.Fprintf(&b, ", ...")
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprint(&b, n)
	}
	return b.String()
}
