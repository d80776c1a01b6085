// Package wyoming speaks through any server of the Wyoming protocol, which Home Assistant's voice programs talk: events of
// JSON and sound over TCP. A connection serves one question.
package wyoming

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"strings"
	"sync"
	"time"

	"radioplay/internal/pcm"
	"radioplay/voices"
)

// Backend is the engine.
type Backend struct {
	address string
	dialer  net.Dialer

	mu    sync.Mutex
	lists map[string][]voices.Info // by address; asked for once
}

var _ voices.Backend = (*Backend)(nil)

// Open takes the server's address, HOST:PORT or tcp://HOST:PORT. It is not asked yet. A voice's own BaseURL wins over it. The
// error wraps voices.ErrNotInstalled when there is none.
func Open(address string) (*Backend, error) {
	if address == "" {
		return nil, fmt.Errorf("wyoming: %w: no address is set; start a server, such as 'python -m wyoming_piper --voice en_US-joe-medium "+
			"--data-dir VOICES --uri tcp://127.0.0.1:10200', and set --wyoming-address 127.0.0.1:10200", voices.ErrNotInstalled)
	}
	b := &Backend{dialer: net.Dialer{Timeout: 10 * time.Second}, lists: map[string][]voices.Info{}}
	var err error
	b.address, err = hostPort(address)
	return b, err
}

func hostPort(address string) (string, error) {
	a := strings.TrimSuffix(strings.TrimPrefix(address, "tcp://"), "/")
	if _, _, err := net.SplitHostPort(a); err != nil || strings.Contains(a, "/") {
		return "", fmt.Errorf("wyoming: the address %q is not HOST:PORT, such as 127.0.0.1:10200", address)
	}
	return a, nil
}

// Name is "wyoming".
func (*Backend) Name() string { return "wyoming" }

// Version holds the address; what the server runs is not known.
func (b *Backend) Version() string { return "wyoming 1 " + b.address }

// Limits of the engine. Most servers speak one line at a time and let others wait.
func (*Backend) Limits() voices.Limits { return voices.Limits{Parallel: 2} }

// Close does nothing: connections end with their question.
func (*Backend) Close() error { return nil }

// Voices lists the English voices of the server; a speaker of one that has many is VOICE/SPEAKER. Some servers list voices they
// would first have to download.
func (b *Backend) Voices(ctx context.Context) ([]voices.Info, error) {
	list, err := b.list(ctx, b.address)
	return slices.Clone(list), err
}

func (b *Backend) list(ctx context.Context, address string) ([]voices.Info, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if list := b.lists[address]; list != nil {
		return list, nil
	}
	var list []voices.Info
	err := b.ask(ctx, address, "describe", nil, func(r *bufio.Reader) error {
		for {
			e, err := read(r)
			if err != nil {
				return err
			}
			if e.kind == "info" {
				list, err = infos(e)
				return err
			}
			if err := refusal(e); err != nil {
				return err
			}
		}
	})
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("wyoming: %s offers no English voice; is it a server of text to speech?", address)
	}
	b.lists[address] = list
	return list, nil
}

// infos reads the voices of every program of text to speech that the server describes.
func infos(e event) ([]voices.Info, error) {
	var info struct {
		TTS []struct {
			Voices []struct {
				Name, Description string
				Languages         []string
				Installed         bool
				Speakers          []struct{ Name string }
			}
		}
	}
	if err := e.decode(&info); err != nil {
		return nil, err
	}
	var out []voices.Info
	for _, p := range info.TTS {
		for _, v := range p.Voices {
			at := slices.IndexFunc(v.Languages, func(l string) bool { return strings.HasPrefix(strings.ToLower(l), "en") })
			if at < 0 || !v.Installed {
				continue
			}
			one := voices.Info{Name: v.Name, Accent: strings.ReplaceAll(v.Languages[at], "_", "-"), Grade: 0.5, About: v.Description}
			if len(v.Speakers) < 2 {
				out = append(out, one)
				continue
			}
			for _, s := range v.Speakers {
				many := one
				many.Name += "/" + s.Name
				out = append(out, many)
			}
		}
	}
	return out, nil
}

// serverError is an error event: the server's own words.
type serverError struct{ Text, Code string }

func (e *serverError) Error() string {
	if e.Code == "" {
		return e.Text
	}
	return e.Text + " (" + e.Code + ")"
}

// refusal is the error of an error event.
func refusal(e event) error {
	if e.kind != "error" {
		return nil
	}
	var s serverError
	if err := e.decode(&s); err != nil {
		return err
	}
	return &s
}

// wish is the data of a synthesize event.
type wish struct {
	Text  string     `json:"text"`
	Voice *wishVoice `json:"voice,omitempty"`
}

type wishVoice struct {
	Name    string `json:"name"`
	Speaker string `json:"speaker,omitempty"`
}

// Synthesize asks the server for u. The protocol has no rate, pitch or manner.
func (b *Backend) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	if !voices.Speakable(u.Text) {
		return voices.Clip{}, fmt.Errorf("wyoming: %w in %q", voices.ErrUnspeakable, u.Text)
	}
	address := b.address
	if u.Voice.BaseURL != "" {
		var err error
		if address, err = hostPort(u.Voice.BaseURL); err != nil {
			return voices.Clip{}, err
		}
	}
	q := wish{Text: u.Plain()}
	if u.Voice.Name != "" {
		list, err := b.list(ctx, address)
		if err != nil {
			return voices.Clip{}, err
		}
		if !slices.ContainsFunc(list, func(v voices.Info) bool { return v.Name == u.Voice.Name }) {
			return voices.Clip{}, fmt.Errorf("wyoming: %w: %q; 'render voices list --engine wyoming' shows those the server has", voices.ErrNoVoice, u.Voice.Name)
		}
		name, speaker, _ := strings.Cut(u.Voice.Name, "/")
		q.Voice = &wishVoice{name, speaker}
	}
	var c voices.Clip
	err := b.ask(ctx, address, "synthesize", q, func(r *bufio.Reader) (err error) {
		c, err = listen(r)
		return err
	})
	return c, err
}

// audioFormat is the data of audio-start and audio-chunk events; widths are bytes of a sample.
type audioFormat struct{ Rate, Width, Channels int }

func (f audioFormat) check() error {
	if f.Width != 2 || f.Rate < 8000 || f.Rate > 192000 || f.Channels < 1 || f.Channels > 8 {
		return fmt.Errorf("%d Hz, %d channels and samples of %d bytes are not read here; 16-bit PCM is", f.Rate, f.Channels, f.Width)
	}
	return nil
}

// mostAudio bounds a reply in bytes: over an hour of speech.
const mostAudio = 256 << 20

// listen collects the sound of one utterance.
func listen(r *bufio.Reader) (voices.Clip, error) {
	var f audioFormat
	var sound []byte
	for {
		e, err := read(r)
		if err != nil {
			return voices.Clip{}, err
		}
		switch e.kind {
		case "audio-start":
			if err := errors.Join(e.decode(&f), f.check()); err != nil {
				return voices.Clip{}, err
			}
		case "audio-chunk":
			chunk := f
			if err := e.decode(&chunk); err != nil {
				return voices.Clip{}, err
			}
			if f.Rate == 0 || chunk != f {
				return voices.Clip{}, fmt.Errorf("the sound changes from %+v to %+v in the middle", f, chunk)
			}
			if sound = append(sound, e.payload...); len(sound) > mostAudio {
				return voices.Clip{}, fmt.Errorf("it sent more than %d MB", mostAudio>>20)
			}
		case "audio-stop":
			if len(sound) == 0 || len(sound)%(2*f.Channels) != 0 {
				return voices.Clip{}, &voices.TemporaryError{Err: fmt.Errorf("it sent %d bytes of sound, which is no speech", len(sound))}
			}
			return clip(f, sound), nil
		default:
			if err := refusal(e); err != nil {
				return voices.Clip{}, err
			}
		}
	}
}

func clip(f audioFormat, sound []byte) voices.Clip {
	a := pcm.Audio{Rate: f.Rate, Channels: f.Channels, Samples: make([]float32, len(sound)/2)}
	for i := range a.Samples {
		a.Samples[i] = float32(int16(binary.LittleEndian.Uint16(sound[2*i:]))) / (1 << 15)
	}
	return voices.Clip{Rate: a.Rate, Samples: a.Mono()}
}

// ask connects, sends one event and has the answer read. No connection and a cut one are temporary.
func (b *Backend) ask(ctx context.Context, address, kind string, data any, answer func(*bufio.Reader) error) error {
	conn, err := b.dialer.DialContext(ctx, "tcp", address)
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("wyoming: %s: %w", address, ctx.Err())
	case err != nil:
		return &voices.TemporaryError{Err: fmt.Errorf("wyoming: no server answers at %s: %w; start it, or change --wyoming-address", address, err)}
	}
	defer conn.Close()
	stop := context.AfterFunc(ctx, func() { conn.Close() }) // ends what waits for it
	defer stop()
	if err = send(conn, kind, data); err == nil {
		err = answer(newReader(conn))
	}
	var network net.Error
	var said *serverError
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return fmt.Errorf("wyoming: %s: %w", address, ctx.Err())
	case errors.As(err, &said):
		return fmt.Errorf("wyoming: %s refuses: %w", address, said)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, &network):
		return &voices.TemporaryError{Err: fmt.Errorf("wyoming: %s ended the connection before the answer was whole: %w", address, err)}
	}
	return fmt.Errorf("wyoming: %s: %w", address, err)
}
