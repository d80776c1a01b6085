// Package deliver turns a finished mix into files: the episode in the wanted
// format, captions in WebVTT and SRT, and a report. They are moved to their
// places once all are whole, the audio last; an interrupted run leaves the last good episode as it was.
package deliver

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/faiface/beep"

	"radioplay/internal/mix"
)

// Format of an episode.
type Format string

// The formats. The first three are lossy and written by ffmpeg.
const (
	M4B  Format = "m4b"
	MP3  Format = "mp3"
	Opus Format = "opus"
	FLAC Format = "flac"
	WAV  Format = "wav"
)

// Formats lists them, the default first.
func Formats() []Format { return []Format{M4B, MP3, Opus, FLAC, WAV} }

// ParseFormat finds a format by name.
func ParseFormat(name string) (Format, error) {
	for _, f := range Formats() {
		if string(f) == strings.ToLower(name) {
			return f, nil
		}
	}
	return "", fmt.Errorf("format %q: it is one of m4b, mp3, opus, flac, wav", name)
}

// Lossy reports whether the format needs ffmpeg, and may overshoot the true peak it is given.
func (f Format) Lossy() bool { return f == M4B || f == MP3 || f == Opus }

// Meta is what the file says about itself.
type Meta struct {
	Title, Author, Album string
	Cover                string // path of a JPEG or PNG, or empty
}

// Job is an episode to write.
type Job struct {
	Dir    string // made when it is not there
	Name   string // file name without extension
	Format Format
	Stream beep.Streamer // stereo at mix.Rate
	Frames int64         // how many frames must come
	Sheet  *mix.Sheet
	Meta   Meta
	Report *Report // completed here with what is known only now
	// OnProgress tells how much of the episode is written.
	OnProgress func(done, total time.Duration)
}

// Files are the paths of an episode.
type Files struct {
	Audio  string `json:"audio"`
	VTT    string `json:"vtt"`
	SRT    string `json:"srt"`
	Report string `json:"report"`
}

// FilesOf names the files of an episode.
func FilesOf(dir, name string, f Format) Files {
	base := filepath.Join(dir, name)
	return Files{Audio: base + "." + string(f), VTT: base + ".vtt", SRT: base + ".srt", Report: base + ".report.json"}
}

// Write makes all files of an episode. Errors wrap ErrNoFFmpeg where ffmpeg is wanted and missing.
func Write(ctx context.Context, j Job) (Files, error) {
	to := FilesOf(j.Dir, j.Name, j.Format)
	if err := os.MkdirAll(j.Dir, 0o755); err != nil {
		return to, fmt.Errorf("writing the episode: %w", err)
	}
	s, err := newStaging(j.Dir)
	if err != nil {
		return to, err
	}
	defer s.discard()
	if err := j.writeAudio(ctx, s.path(to.Audio)); err != nil {
		return to, diskError(to.Audio, err)
	}
	if err := j.writeTexts(s, to); err != nil {
		return to, diskError(to.Report, err)
	}
	return to, diskError(to.Audio, s.publish(to.Report, to.SRT, to.VTT, to.Audio))
}

func (j Job) writeTexts(s *staging, to Files) error {
	caps := Captions(j.Sheet.Cues)
	if err := s.write(to.VTT, func(f *os.File) error { return WriteVTT(f, caps) }); err != nil {
		return err
	}
	if err := s.write(to.SRT, func(f *os.File) error { return WriteSRT(f, caps) }); err != nil {
		return err
	}
	r := j.Report
	if r == nil {
		r = &Report{}
	}
	r.complete(j, to)
	return s.write(to.Report, r.Write)
}

// staging is a hidden folder beside the episode where its files grow up. The same
// file system, so moving them is one step each.
type staging struct{ dir string }

func newStaging(dir string) (*staging, error) {
	d, err := os.MkdirTemp(dir, ".render-*")
	if err != nil {
		return nil, diskError(dir, err)
	}
	return &staging{d}, nil
}

func (s *staging) path(final string) string { return filepath.Join(s.dir, filepath.Base(final)) }

func (s *staging) write(final string, fill func(*os.File) error) error {
	f, err := os.Create(s.path(final))
	if err != nil {
		return err
	}
	return errors.Join(fill(f), f.Sync(), f.Close())
}

// publish moves the files to their places, the audio last: where it is, the rest is.
func (s *staging) publish(finals ...string) error {
	for _, p := range finals {
		if err := os.Rename(s.path(p), p); err != nil {
			return err
		}
	}
	return nil
}

func (s *staging) discard() { _ = os.RemoveAll(s.dir) }

func diskError(path string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, syscall.ENOSPC) || strings.Contains(err.Error(), "No space left"):
		return fmt.Errorf("no space left for %s; the last good episode is untouched; free some space or choose another --output: %w", path, err)
	case errors.Is(err, os.ErrPermission):
		return fmt.Errorf("may not write %s; choose another --output: %w", path, err)
	}
	return fmt.Errorf("writing %s: %w", path, err)
}

// CheckWritable finds out before long work whether an episode can be written to a folder, and whether its cover is there.
func CheckWritable(dir, cover string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return diskError(dir, err)
	}
	s, err := newStaging(dir)
	if err != nil {
		return err
	}
	s.discard()
	if cover != "" {
		if _, err := os.Stat(cover); err != nil {
			return fmt.Errorf("cover: %w", err)
		}
	}
	return nil
}
