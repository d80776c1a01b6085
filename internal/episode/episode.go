// Package episode is the production, start to finish: prose to script, script to
// cast, cast to takes, takes to mix, mix to files. Start reading at Render.
package episode

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"time"

	"radioplay/internal/config"
	"radioplay/internal/deliver"
	"radioplay/internal/mix"
	"radioplay/internal/takes"
)

// Job is what a production needs to know. Prose, Settings and Log have to be set.
type Job struct {
	Prose      string // path of the prose, or of a script in Fountain
	ScriptFile string // edited script; empty: NAME.fountain beside the prose, when it is there
	CastFile   string // cast file; empty: NAME.cast.yaml beside the prose, when it is there
	Lines      Range  // only these lines; the zero value: all
	Chapters   Range  // only these chapters, as script.Script.Chapters counts them; the zero value: all
	Settings   config.Settings
	Version    string // of the program, for the report
	Log        *slog.Logger
	Say        func(format string, args ...any) // one sentence for the user
	OnProgress func(Progress)

	alsoOpen []string // engines that are wanted besides those of the cast
	dry      bool     // nothing that costs is asked for
}

// Range of numbers of lines or chapters, both ends included. To 0: to the end. The zero value holds all.
type Range struct{ From, To int }

// Holds reports whether n is in r.
func (r Range) Holds(n int) bool { return r == Range{} || n >= r.From && (r.To == 0 || n <= r.To) }

// Stage of a production.
type Stage string

// The stages that take time.
const (
	Asking    Stage = "asking" // the language model
	Recording Stage = "recording"
	Mixing    Stage = "mixing"
	Writing   Stage = "writing"
	Measuring Stage = "measuring"
	Hearing   Stage = "listening"
	Retaking  Stage = "recording again"
)

// Progress of a production.
type Progress struct {
	Stage       Stage
	Done, Total int
	Unit        string        // what Done and Total count, when that is worth telling
	Audio       time.Duration // recorded so far
	ETA         time.Duration // 0 while unknown
}

// InputError is an error in what the user wrote: prose, script, cast or settings.
type InputError struct{ Err error }

func (e *InputError) Error() string { return e.Err.Error() }
func (e *InputError) Unwrap() error { return e.Err }

// Result of a production.
type Result struct {
	Files    deliver.Files
	Report   *deliver.Report
	Length   time.Duration
	Recorded takes.Progress
}

// Render makes an episode: everything that was recorded before is used again, the
// rest is recorded, and the files appear together at the end. After an error or a
// cancelled context finished takes are kept and the last good episode is untouched.
func Render(ctx context.Context, j Job) (*Result, error) {
	j.defaults()
	if err := j.prepare(); err != nil {
		return nil, err
	}
	reading, c, err := j.plan(ctx)
	if err != nil {
		return nil, err
	}
	defer c.Close()

	parts, recorded, err := record(ctx, j, reading.Script, c)
	if err != nil {
		return nil, err
	}
	report := c.report(j, reading, recorded)
	report.FellBack = fellBack(j, parts)
	c.Close() // the models' memory is free while the mix runs

	sheet, err := mix.Lay(parts, mixOptions(j.Settings))
	if err != nil {
		return nil, &InputError{fmt.Errorf("%s: %w", j.Prose, err)}
	}
	master, err := mix.NewMaster(ctx, sheet, target(j.Settings), j.timeline(Mixing))
	if err != nil {
		return nil, err
	}
	files, err := deliver.Write(ctx, j.delivery(reading, sheet, master, report))
	if err != nil {
		return nil, err
	}
	j.Log.Info("written", "audio", files.Audio, "length", sheet.Length)
	return &Result{Files: files, Report: report, Length: sheet.Length, Recorded: recorded}, nil
}

// plan reads the script and casts it. Close the casting.
func (j *Job) plan(ctx context.Context) (*Reading, *Casting, error) {
	reading, err := ReadScript(j.Prose, j.ScriptFile, false)
	if err != nil {
		return nil, nil, err
	}
	for _, r := range reading.Remarks {
		j.Say("%s", r)
	}
	if err := j.chooseChapters(reading.Script); err != nil {
		return nil, nil, err
	}
	if err := reading.Ask(ctx, *j); err != nil {
		return nil, nil, err
	}
	c, err := planCast(ctx, *j, reading)
	return reading, c, err
}

// defaults fills in what is optional.
func (j *Job) defaults() {
	if j.Say == nil {
		j.Say = func(string, ...any) {}
	}
	if j.OnProgress == nil {
		j.OnProgress = func(Progress) {}
	}
}

// prepare finds faults that would only show after long work.
func (j *Job) prepare() error {
	f, err := deliver.ParseFormat(j.Settings.Format)
	if err != nil {
		return &InputError{err}
	}
	if f.Lossy() && !deliver.HaveFFmpeg() {
		j.Say("Writing FLAC: %v.", deliver.ErrNoFFmpeg)
		f = deliver.FLAC
	}
	j.Settings.Format = string(f)
	return deliver.CheckWritable(j.Settings.Output, j.Settings.Cover)
}

func (j Job) timeline(s Stage) func(done, total time.Duration) {
	return func(done, total time.Duration) {
		j.OnProgress(Progress{Stage: s, Done: int(done.Milliseconds()), Total: int(total.Milliseconds()), Audio: total})
	}
}

func mixOptions(s config.Settings) mix.Options {
	g := mix.DefaultGaps()
	g.Phrase, g.Turn, g.Paragraph, g.Scene, g.Heading = s.Gaps.Phrase, s.Gaps.Turn, s.Gaps.Paragraph, s.Gaps.Scene, s.Gaps.Heading
	return mix.Options{Gaps: g, Room: s.Room}
}

// lossyMarginDB is kept under the ceiling where a lossy coder follows, which moves peaks.
const lossyMarginDB = 1.0

func target(s config.Settings) mix.Target {
	t := mix.Target{LUFS: s.Loudness, CeilingDBTP: s.Peak}
	if deliver.Format(s.Format).Lossy() {
		t.CeilingDBTP -= lossyMarginDB
	}
	return t
}

func (j Job) delivery(r *Reading, sheet *mix.Sheet, m *mix.Master, report *deliver.Report) deliver.Job {
	title, author := r.Script.Title, r.Script.Author
	if j.Settings.Title != "" {
		title = j.Settings.Title
	}
	if title == "" {
		title = baseName(j.Prose)
	}
	album := title
	if j.Chapters != (Range{}) {
		title = album + ": " + chaptersTitle(r.Script.Chapters(), j.Chapters)
	}
	if j.Settings.Author != "" {
		author = j.Settings.Author
	}
	l := m.Loudness()
	report.Loudness = deliver.Levels{TargetLUFS: j.Settings.Loudness, CeilingDBTP: j.Settings.Peak, LUFS: l.LUFS,
		TruePeakDBTP: l.TruePeakDBTP, RMSDBFS: l.RMSDBFS, GainDB: l.GainDB, LimitedDB: l.LimitedDB}
	return deliver.Job{
		Dir: j.Settings.Output, Name: j.name(), Format: deliver.Format(j.Settings.Format),
		Stream: m.Stream(), Frames: m.Frames(), Sheet: sheet,
		Meta:   deliver.Meta{Title: title, Author: author, Album: album, Cover: j.Settings.Cover},
		Report: report, OnProgress: j.timeline(Writing),
	}
}

// baseName is the name of an episode: the prose's file name without its extension.
func baseName(path string) string {
	b := filepath.Base(path)
	return strings.TrimSuffix(b, filepath.Ext(b))
}
