// Package listen plays an episode on the machine's speakers. It hands the file to a
// player program that is there, so nothing has to be linked or compiled in; built with
// the tag speaker it plays through beep's speaker instead.
package listen

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// ErrNoPlayer says that there is no program to play with.
var ErrNoPlayer = errors.New("no player was found; install ffmpeg (which brings ffplay), mpv or alsa-utils")

// ErrNoSound says that the machine has nothing to sound with.
var ErrNoSound = errors.New("this machine has no sound device; copy the episode to one that has, or open it in a browser")

// player is a program and how it is asked to play from a place for a while.
type player struct {
	name string
	wav  bool // plays WAV only, and from the beginning only
	args func(path string, from, length time.Duration) []string
}

var players = []player{
	{"mpv", false, func(p string, from, d time.Duration) []string {
		a := []string{"--no-video", "--no-terminal", "--start=" + secs(from)}
		if d > 0 {
			a = append(a, "--length="+secs(d))
		}
		return append(a, "--", p)
	}},
	{"ffplay", false, func(p string, from, d time.Duration) []string {
		a := []string{"-nodisp", "-autoexit", "-loglevel", "error", "-ss", secs(from)}
		if d > 0 {
			a = append(a, "-t", secs(d))
		}
		return append(a, "-i", p)
	}},
	{"afplay", true, func(p string, _, _ time.Duration) []string { return []string{p} }},
	{"pw-play", true, func(p string, _, _ time.Duration) []string { return []string{p} }},
	{"paplay", true, func(p string, _, _ time.Duration) []string { return []string{p} }},
	{"aplay", true, func(p string, _, _ time.Duration) []string { return []string{"-q", p} }},
}

func secs(d time.Duration) string { return fmt.Sprintf("%.3f", d.Seconds()) }

// Play plays a file from one time to another; to 0 is the end. It returns when the
// sound is over. Errors wrap ErrNoPlayer or ErrNoSound where they apply.
func Play(ctx context.Context, path string, from, to time.Duration) error {
	if _, err := os.Stat(path); err != nil {
		return err
	}
	if err := haveSound(); err != nil {
		return err
	}
	if to > 0 && to <= from {
		return fmt.Errorf("nothing lies between %v and %v", from, to)
	}
	return play(ctx, path, from, to)
}

func playWithProgram(ctx context.Context, path string, from, to time.Duration) error {
	whole := from == 0 && to == 0
	for _, p := range players {
		prog, err := exec.LookPath(p.name)
		if err != nil || p.wav && (!whole || p.name != "afplay" && !strings.HasSuffix(path, ".wav")) {
			continue
		}
		length := time.Duration(0)
		if to > 0 {
			length = to - from
		}
		cmd := exec.CommandContext(ctx, prog, p.args(path, from, length)...)
		out, err := cmd.CombinedOutput()
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			return fmt.Errorf("%s: %w: %s", p.name, err, strings.TrimSpace(string(out)))
		}
		if s := string(out); strings.Contains(s, "Failed to open") || strings.Contains(s, "audio open failed") || strings.Contains(s, "No such audio device") {
			return fmt.Errorf("%w (%s: %s)", ErrNoSound, p.name, strings.TrimSpace(s))
		}
		return nil
	}
	return ErrNoPlayer
}

// haveSound looks for a sound device where that can be told cheaply. A sound server
// over the network, or SDL's dummy driver, count as one.
func haveSound() error {
	if runtime.GOOS != "linux" || os.Getenv("PULSE_SERVER") != "" || os.Getenv("SDL_AUDIODRIVER") != "" || os.Getenv("PIPEWIRE_REMOTE") != "" {
		return nil
	}
	if dir := os.Getenv("XDG_RUNTIME_DIR"); dir != "" {
		for _, s := range []string{"/pipewire-0", "/pulse/native"} {
			if _, err := os.Stat(dir + s); err == nil {
				return nil
			}
		}
	}
	if _, err := os.Stat("/dev/snd"); err != nil {
		return ErrNoSound
	}
	return nil
}
