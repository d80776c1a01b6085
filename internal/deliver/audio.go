package deliver

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"strings"
	"time"

	"radioplay/internal/mix"
	"radioplay/internal/pcm"
)

// ErrNoFFmpeg is wrapped when a lossy format is asked for and there is no ffmpeg.
var ErrNoFFmpeg = errors.New("ffmpeg is not installed; it writes m4b, mp3 and opus (Debian: apt-get install ffmpeg; macOS: brew install ffmpeg; Windows: winget install ffmpeg); --format flac and wav need no ffmpeg")

// HaveFFmpeg reports whether ffmpeg is on the path.
func HaveFFmpeg() bool {
	_, err := exec.LookPath("ffmpeg")
	return err == nil
}

// sink takes interleaved stereo.
type sink interface {
	Write(x []float32) error
	Close() error
}

func (j Job) writeAudio(ctx context.Context, path string) error {
	if j.Format.Lossy() {
		return j.encode(ctx, path)
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	var w sink
	out := &plainErrors{File: f}
	if j.Format == WAV {
		w, err = pcm.NewWAVWriter(out, mix.Rate, 2, 24)
	} else {
		w, err = pcm.NewFLACWriter(out, mix.Rate, 2, 24)
	}
	if err == nil {
		err = errors.Join(j.pump(ctx, w), w.Close())
	}
	if out.err != nil {
		err = out.err
	}
	return errors.Join(err, f.Sync(), f.Close())
}

// plainErrors keeps the first error of writing. The FLAC library wraps it in traces that
// hide which error it was.
type plainErrors struct {
	*os.File
	err error
}

func (p *plainErrors) Write(b []byte) (int, error) {
	n, err := p.File.Write(b)
	if err != nil && p.err == nil {
		p.err = err
	}
	return n, err
}

// pump moves the whole stream into w and makes sure that it was whole.
func (j Job) pump(ctx context.Context, w sink) error {
	buf := make([][2]float64, 4096)
	flat := make([]float32, 0, 2*len(buf))
	var done int64
	for i := 0; ; i++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, ok := j.Stream.Stream(buf)
		if !ok {
			break
		}
		flat = flat[:0]
		for _, f := range buf[:n] {
			flat = append(flat, float32(f[0]), float32(f[1]))
		}
		if err := w.Write(flat); err != nil {
			return err
		}
		done += int64(n)
		if j.OnProgress != nil && i%64 == 0 {
			j.OnProgress(time.Duration(done)*time.Second/mix.Rate, j.Sheet.Length)
		}
	}
	if err := j.Stream.Err(); err != nil {
		return err
	}
	if done != j.Frames {
		return fmt.Errorf("the mix gave %d of %d frames", done, j.Frames)
	}
	return nil
}

// encode feeds ffmpeg with float samples on its standard input.
func (j Job) encode(ctx context.Context, path string) error {
	if !HaveFFmpeg() {
		return ErrNoFFmpeg
	}
	meta := path + ".ffmetadata"
	if err := os.WriteFile(meta, []byte(ffmetadata(j.Meta, j.Sheet.Chapters)), 0o600); err != nil {
		return err
	}
	defer os.Remove(meta)
	cmd := exec.CommandContext(ctx, "ffmpeg", j.ffmpegArgs(meta, path)...)
	cmd.WaitDelay = 5 * time.Second
	var stderr tail
	cmd.Stderr = &stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("ffmpeg: %w", err)
	}
	w := &floatPipe{w: bufio.NewWriterSize(in, 1<<16), c: in}
	pumped := errors.Join(j.pump(ctx, w), w.Close())
	waited := cmd.Wait()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case waited != nil:
		return fmt.Errorf("ffmpeg: %w: %s", waited, stderr.String())
	case pumped != nil:
		return pumped
	}
	return nil
}

func (j Job) ffmpegArgs(meta, path string) []string {
	a := []string{"-hide_banner", "-loglevel", "error", "-nostdin", "-y",
		"-f", "f32le", "-ar", fmt.Sprint(mix.Rate), "-ac", "2", "-i", "pipe:0", "-f", "ffmetadata", "-i", meta}
	cover := j.Meta.Cover != "" && j.Format != Opus
	if cover {
		a = append(a, "-i", j.Meta.Cover)
	}
	a = append(a, "-map", "0:a")
	if cover {
		a = append(a, "-map", "2:v", "-c:v", "copy", "-disposition:v", "attached_pic")
	}
	a = append(a, "-map_metadata", "1", "-map_chapters", "1")
	switch j.Format {
	case M4B:
		a = append(a, "-c:a", "aac", "-b:a", "128k", "-movflags", "+faststart", "-f", "ipod")
	case MP3:
		a = append(a, "-c:a", "libmp3lame", "-b:a", "192k", "-ar", "44100", "-id3v2_version", "3", "-f", "mp3")
	case Opus:
		a = append(a, "-c:a", "libopus", "-b:a", "96k", "-f", "opus")
	}
	return append(a, path)
}

// ffmetadata is ffmpeg's metadata file. The time base is always written: without it times are read as nanoseconds.
func ffmetadata(m Meta, chapters []mix.Chapter) string {
	var b strings.Builder
	b.WriteString(";FFMETADATA1\n")
	for _, kv := range [][2]string{{"title", m.Title}, {"artist", m.Author}, {"album", m.Album}, {"genre", "Audio Drama"}} {
		if kv[1] != "" {
			fmt.Fprintf(&b, "%s=%s\n", kv[0], escapeMeta(kv[1]))
		}
	}
	for _, c := range chapters {
		fmt.Fprintf(&b, "[CHAPTER]\nTIMEBASE=1/1000\nSTART=%d\nEND=%d\ntitle=%s\n", c.Start.Milliseconds(), c.End.Milliseconds(), escapeMeta(c.Title))
	}
	return b.String()
}

var metaEscaper = strings.NewReplacer(`\`, `\\`, "=", `\=`, ";", `\;`, "#", `\#`, "\n", `\`+"\n")

func escapeMeta(s string) string { return metaEscaper.Replace(s) }

type floatPipe struct {
	w   *bufio.Writer
	c   io.Closer
	raw []byte
}

func (p *floatPipe) Write(x []float32) error {
	p.raw = p.raw[:0]
	for _, s := range x {
		p.raw = binary.LittleEndian.AppendUint32(p.raw, math.Float32bits(s))
	}
	_, err := p.w.Write(p.raw)
	return err
}

func (p *floatPipe) Close() error { return errors.Join(p.w.Flush(), p.c.Close()) }

// tail keeps the last of what a program complained about.
type tail struct{ b []byte }

func (t *tail) Write(p []byte) (int, error) {
	t.b = append(t.b, p...)
	if len(t.b) > 2000 {
		t.b = append(t.b[:0], t.b[len(t.b)-1000:]...)
	}
	return len(p), nil
}

func (t *tail) String() string { return strings.TrimSpace(string(t.b)) }
