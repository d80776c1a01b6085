package check

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/faiface/beep"

	"radioplay/internal/deliver"
	"radioplay/internal/pcm"
)

// source is a file's sound, streamed.
type source interface {
	beep.StreamCloser
	rate() int
}

type file struct{ *pcm.File }

func (f file) rate() int { return f.Format().Rate }

// open decodes WAV, FLAC and MP3 here, and asks ffmpeg for the rest.
func open(ctx context.Context, path string) (source, error) {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".wav", ".flac", ".mp3":
		f, err := pcm.Open(path)
		if err != nil {
			return nil, err
		}
		return file{f}, nil
	}
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	if !deliver.HaveFFmpeg() {
		return nil, fmt.Errorf("%s: %w", path, deliver.ErrNoFFmpeg)
	}
	p := &pipe{cmd: exec.CommandContext(ctx, "ffmpeg", "-v", "error", "-nostdin", "-i", path, "-map", "0:a:0",
		"-ac", "2", "-ar", strconv.Itoa(pipeRate), "-f", "f32le", "-")}
	p.cmd.Stderr = &p.complaint
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p.r = bufio.NewReaderSize(out, 1<<16)
	if err := p.cmd.Start(); err != nil {
		return nil, fmt.Errorf("ffmpeg: %w", err)
	}
	return p, nil
}

const pipeRate = 48000

// pipe is a file as ffmpeg decodes it.
type pipe struct {
	cmd       *exec.Cmd
	r         *bufio.Reader
	complaint bytes.Buffer
	raw       []byte
	err       error
}

func (p *pipe) rate() int  { return pipeRate }
func (p *pipe) Err() error { return p.err }

func (p *pipe) Stream(out [][2]float64) (int, bool) {
	if cap(p.raw) < len(out)*8 {
		p.raw = make([]byte, len(out)*8)
	}
	n, err := io.ReadFull(p.r, p.raw[:len(out)*8])
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		p.err = err
	}
	for i := range n / 8 {
		for c := range 2 {
			out[i][c] = float64(math.Float32frombits(binary.LittleEndian.Uint32(p.raw[i*8+c*4:])))
		}
	}
	return n / 8, n >= 8
}

func (p *pipe) Close() error {
	_, _ = io.Copy(io.Discard, p.r)
	if err := p.cmd.Wait(); err != nil {
		return fmt.Errorf("ffmpeg: %w: %s", err, bytes.TrimSpace(p.complaint.Bytes()))
	}
	return nil
}

var cueTime = regexp.MustCompile(`(?m)^(\d+):(\d+):(\d+)\.(\d+) --> (\d+):(\d+):(\d+)\.(\d+)\n<v ([^>]*)>(.*)$`)

// captions looks whether every word of every line is in the captions, and their times rise.
func (r *Result) captions(path string, rep *deliver.Report) error {
	b, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		r.fault("captions", 0, "there are no captions beside it")
		return nil
	}
	if err != nil {
		return err
	}
	var heard []string
	last := 0.0
	for _, m := range cueTime.FindAllStringSubmatch(string(b), -1) {
		from, to := clockTime(m[1:5]), clockTime(m[5:9])
		if from < last-0.001 || to < from {
			r.fault("captions", from, "a caption begins before the one in front of it is over")
		}
		last = to
		heard = append(heard, wordsOf(entity.Replace(m[10]))...)
	}
	var said []string
	for _, l := range rep.Lines {
		said = append(said, wordsOf(l.Text)...)
	}
	for i := range said {
		if i >= len(heard) || heard[i] != said[i] {
			r.fault("captions", 0, "they part from the script at its word %d, %q", i+1, said[i])
			return nil
		}
	}
	if len(heard) > len(said) {
		r.fault("captions", 0, "they hold %d words more than the script", len(heard)-len(said))
	}
	return nil
}

func clockTime(f []string) float64 {
	v := [4]float64{}
	for i := range v {
		v[i], _ = strconv.ParseFloat(f[i], 64)
	}
	return v[0]*3600 + v[1]*60 + v[2] + v[3]/1000
}

var entity = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">")

// wordsOf leaves out what captions do not show (the stars of emphasis, even inside a word) and the notes that they put around a song.
func wordsOf(s string) []string {
	return strings.Fields(strings.NewReplacer("*", "", "♪", " ").Replace(s))
}

// chapters asks ffprobe, when it is there, whether the file's chapters are the report's, in order.
func (r *Result) chapters(ctx context.Context, path string, rep *deliver.Report) error {
	for i, c := range rep.Chapters {
		if i > 0 && c.Start < rep.Chapters[i-1].End-0.002 || c.End <= c.Start {
			r.fault("chapters", c.Start, "chapter %q is out of order", c.Title)
		}
	}
	ext := strings.ToLower(filepath.Ext(path))
	if _, err := exec.LookPath("ffprobe"); err != nil || ext != ".m4b" && ext != ".mp3" {
		return nil
	}
	out, err := exec.CommandContext(ctx, "ffprobe", "-v", "error", "-show_chapters", "-of", "json", path).Output()
	if err != nil {
		return fmt.Errorf("ffprobe %s: %w", path, err)
	}
	var probe struct {
		Chapters []struct {
			Start string `json:"start_time"`
			Tags  struct{ Title string }
		}
	}
	if err := json.Unmarshal(out, &probe); err != nil {
		return fmt.Errorf("ffprobe: %w", err)
	}
	if len(probe.Chapters) != len(rep.Chapters) {
		r.fault("chapters", 0, "the file has %d, its report %d", len(probe.Chapters), len(rep.Chapters))
		return nil
	}
	for i, c := range probe.Chapters {
		start, _ := strconv.ParseFloat(c.Start, 64)
		if math.Abs(start-rep.Chapters[i].Start) > 0.1 || c.Tags.Title != rep.Chapters[i].Title {
			r.fault("chapters", start, "chapter %d is %q; its report says %q at %.1f s", i+1, c.Tags.Title, rep.Chapters[i].Title, rep.Chapters[i].Start)
		}
	}
	return nil
}
