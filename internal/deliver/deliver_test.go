package deliver

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"image"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/faiface/beep"

	"radioplay/internal/mix"
	"radioplay/internal/takes"
	"radioplay/script"
	"radioplay/voices"
	"radioplay/voices/tone"
)

// episode is a small finished mix: two chapters, with marks that need escaping.
func episode(t *testing.T) (*mix.Sheet, *mix.Master) {
	t.Helper()
	store, b := takes.NewStore(t.TempDir()), tone.New()
	var parts []mix.Part
	for i, l := range []script.Line{
		{Kind: script.Heading, Text: `Ash; and = #1 \ Snow`},
		{Kind: script.Narration, Paragraph: 1, Text: "Rain fell on the station, and on the long line of carriages behind it, and on the river, and on nobody in particular; then it stopped."},
		{Kind: script.Speech, Speaker: "Ada & <Co>", Paragraph: 2, Text: "Is it late?"},
		{Kind: script.Heading, Paragraph: 3, Text: "Two"},
		{Kind: script.Song, Speaker: "Tom", Paragraph: 4, Text: "It is never late."},
	} {
		l.N = i + 1
		l.Why = script.Evidence{Method: "implicit", Confidence: 0.4, RunnersUp: []script.Candidate{{Name: "Eve", Confidence: 0.3}}}
		v := voices.Voice{Backend: "tone", Name: "220hz"}
		u := voices.Utterance{Text: l.Text, Voice: v}
		c, err := b.Synthesize(t.Context(), u)
		if err != nil {
			t.Fatal(err)
		}
		tk, err := store.Put(takes.Key(b, u), c)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, mix.Part{Line: l, Take: &tk, Voice: v})
	}
	sheet, err := mix.Lay(parts, mix.Options{Gaps: mix.DefaultGaps(), Room: true})
	if err != nil {
		t.Fatal(err)
	}
	m, err := mix.NewMaster(t.Context(), sheet, mix.Target{LUFS: -16, CeilingDBTP: -2}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return sheet, m
}

func job(t *testing.T, dir string, f Format) Job {
	sheet, m := episode(t)
	return Job{Dir: dir, Name: "ep", Format: f, Stream: m.Stream(), Frames: m.Frames(), Sheet: sheet,
		Meta: Meta{Title: "A = title; of #1\nin \\ two lines", Author: "Somebody"}, Report: &Report{Source: "ep.md"}}
}

func needFFmpeg(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("ffprobe"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("ffmpeg is missing")
		}
		t.Skip("ffmpeg is not installed; it writes and probes what this test looks at")
	}
}

type probe struct {
	Format struct {
		Duration string
		Tags     map[string]string
	}
	Streams []struct {
		CodecType   string `json:"codec_type"`
		Disposition map[string]int
	}
	Chapters []struct {
		Start string `json:"start_time"`
		Tags  map[string]string
	}
}

func look(t *testing.T, path string) (p probe) {
	t.Helper()
	out, err := exec.Command("ffprobe", "-v", "error", "-show_format", "-show_streams", "-show_chapters", "-of", "json", path).Output()
	if err == nil {
		err = json.Unmarshal(out, &p)
	}
	if err != nil {
		t.Fatalf("ffprobe %s: %v", path, err)
	}
	return p
}

var ebuFigures = regexp.MustCompile(`(?s)Integrated loudness:\s+I:\s+(\S+) LUFS.*True peak:\s+Peak:\s+(\S+) dBFS`)

// ebur128 is the loudness in LUFS and the true peak in dBTP of a finished file, by ffmpeg's meter and not ours.
func ebur128(t *testing.T, path string) (lufs, peak float64) {
	t.Helper()
	out, err := exec.Command("ffmpeg", "-hide_banner", "-nostdin", "-nostats", "-i", path, "-map", "0:a", "-af", "ebur128=peak=true", "-f", "null", "-").CombinedOutput()
	m := ebuFigures.FindSubmatch(out)
	if err != nil || m == nil {
		t.Fatalf("ffmpeg: %v\n%s", err, out)
	}
	lufs, err = strconv.ParseFloat(string(m[1]), 64)
	p, err2 := strconv.ParseFloat(string(m[2]), 64)
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	t.Logf("%s: %.1f LUFS, %.1f dBTP", filepath.Ext(path), lufs, p)
	return lufs, p
}

func TestEveryFormat(t *testing.T) {
	needFFmpeg(t)
	cover := filepath.Join(t.TempDir(), "cover.png")
	var b bytes.Buffer
	if err := errors.Join(png.Encode(&b, image.NewGray(image.Rect(0, 0, 64, 64))), os.WriteFile(cover, b.Bytes(), 0o644)); err != nil {
		t.Fatal(err)
	}
	for _, f := range Formats() {
		j := job(t, t.TempDir(), f)
		j.Meta.Cover = cover
		files, err := Write(t.Context(), j)
		if err != nil {
			t.Errorf("%s: %v", f, err)
			continue
		}
		p := look(t, files.Audio)
		slop := 0.0001
		if f.Lossy() {
			slop = 0.06 // a coder's frames at both ends
		}
		if d, _ := strconv.ParseFloat(p.Format.Duration, 64); math.Abs(d-j.Sheet.Length.Seconds()) > slop {
			t.Errorf("%s: lasts %.3f s of %.3f", f, d, j.Sheet.Length.Seconds())
		}
		if f != M4B && f != MP3 {
			continue
		}
		if p.Format.Tags["title"] != j.Meta.Title || p.Format.Tags["artist"] != "Somebody" {
			t.Errorf("%s: tags %v", f, p.Format.Tags)
		}
		if len(p.Chapters) != 2 || p.Chapters[0].Tags["title"] != `Ash; and = #1 \ Snow` || p.Chapters[1].Tags["title"] != "Two" {
			t.Errorf("%s: chapters %+v", f, p.Chapters)
		} else if at, _ := strconv.ParseFloat(p.Chapters[1].Start, 64); math.Abs(at-j.Sheet.Chapters[1].Start.Seconds()) > 0.002 {
			t.Errorf("%s: the second chapter begins at %.3f, not %.3f", f, at, j.Sheet.Chapters[1].Start.Seconds())
		}
		if l, peak := ebur128(t, files.Audio); math.Abs(l+16) > 0.5 || peak > -1 {
			t.Errorf("%s: ffmpeg measures %.1f LUFS, %.1f dBTP", f, l, peak)
		}
		pictures := 0
		for _, s := range p.Streams {
			pictures += s.Disposition["attached_pic"]
		}
		if pictures != 1 {
			t.Errorf("%s: %d covers", f, pictures)
		}
	}
}

func TestReportAndCaptionsTellTheEpisode(t *testing.T) {
	j := job(t, t.TempDir(), WAV)
	files, err := Write(t.Context(), j)
	if err != nil {
		t.Fatal(err)
	}
	r, err := ReadReport(files.Report)
	if err != nil || len(r.Lines) != 5 || len(r.Chapters) != 2 || r.Source != "ep.md" || len(r.Guessed) != 2 || r.Guessed[0].Or[0] != "Eve" {
		t.Errorf("%v: %+v", err, r)
	}
	vtt, _ := os.ReadFile(files.VTT)
	for _, want := range []string{"WEBVTT\n", "<v Narrator>Rain fell", "<v Ada &amp; Co>Is it late?", "♪ It is never late. ♪", "Ash; and = #1"} {
		if !strings.Contains(string(vtt), want) {
			t.Errorf("no %q in the captions", want)
		}
	}
	srt, _ := os.ReadFile(files.SRT)
	if !strings.Contains(string(srt), "Ada & <Co>: Is it late?") {
		t.Errorf("srt: %s", srt)
	}
}

// Every word is in exactly one caption, none is long, none overlaps, with marks and without.
func TestCaptionsHoldEveryWordOnce(t *testing.T) {
	sheet, _ := episode(t)
	for _, marks := range []bool{true, false} {
		cues := append([]mix.Cue{}, sheet.Cues...)
		var want, got []string
		for i := range cues {
			if !marks {
				cues[i].Take.Marks = nil
			}
			want = append(want, strings.Fields(cues[i].Line.Text)...)
		}
		caps := Captions(cues)
		for i, c := range caps {
			got = append(got, strings.Fields(strings.ReplaceAll(c.Text, "♪", ""))...)
			if len([]rune(c.Text)) > longest+4 || c.End <= c.Start || i > 0 && c.Start < caps[i-1].End {
				t.Errorf("marks %v: %+v after %+v", marks, c, caps[max(0, i-1)])
			}
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("marks %v: %q, want %q", marks, got, want)
		}
		if len(caps) < 6 {
			t.Errorf("the long line was not cut: %d captions", len(caps))
		}
	}
}

// failing gives some of a stream, then an error.
type failing struct {
	beep.Streamer
	left int
	stop func()
	err  error
}

func (f *failing) Stream(out [][2]float64) (int, bool) {
	if f.left <= 0 {
		f.stop()
		return 0, false
	}
	n, ok := f.Streamer.Stream(out[:min(len(out), f.left)])
	f.left -= n
	return n, ok
}
func (f *failing) Err() error { return f.err }

func TestTheLastGoodEpisodeStays(t *testing.T) {
	needFFmpeg(t)
	for _, f := range []Format{FLAC, M4B} {
		dir := t.TempDir()
		files, err := Write(t.Context(), job(t, dir, f))
		if err != nil {
			t.Fatal(err)
		}
		good, _ := os.ReadFile(files.Audio)
		for name, c := range map[string]struct{ err error }{"fails": {errors.New("disk gone")}, "is short": {nil}, "interrupted": {context.Canceled}} {
			ctx, cancel := context.WithCancel(t.Context())
			j := job(t, dir, f)
			stop := func() {}
			if name == "interrupted" {
				stop = cancel
			}
			j.Stream = &failing{j.Stream, 30000, stop, c.err}
			if _, err := Write(ctx, j); err == nil {
				t.Errorf("%s, %s: no error", f, name)
			}
			cancel()
			if now, _ := os.ReadFile(files.Audio); !bytes.Equal(now, good) {
				t.Errorf("%s, %s: the last good episode is gone", f, name)
			}
		}
		if left, _ := filepath.Glob(filepath.Join(dir, ".render-*")); len(left) > 0 {
			t.Errorf("left behind: %v", left)
		}
	}
}

func TestWithoutFFmpeg(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := Write(t.Context(), job(t, t.TempDir(), M4B)); !errors.Is(err, ErrNoFFmpeg) || !strings.Contains(err.Error(), "apt-get install ffmpeg") {
		t.Errorf("m4b: %v", err)
	}
	if _, err := Write(t.Context(), job(t, t.TempDir(), FLAC)); err != nil {
		t.Errorf("flac: %v", err)
	}
}

// A file stands where the folder should be: not even root can write there.
func TestAFolderThatCannotBeMade(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "episodes")
	if err := os.WriteFile(dir, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Write(t.Context(), job(t, dir, WAV)); err == nil || !strings.Contains(err.Error(), dir) {
		t.Errorf("got %v", err)
	}
	if err := CheckWritable(dir, ""); err == nil || !strings.Contains(err.Error(), dir) {
		t.Errorf("before work: %v", err)
	}
}
