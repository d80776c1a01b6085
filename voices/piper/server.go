package piper

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"

	"radioplay/internal/pcm"
	"radioplay/voices"
)

// mostReply bounds what is read of an answer.
const mostReply = 256 << 20

// Server speaks through Piper's own HTTP server (python -m piper.http_server). It is an engine of its own, "piper-server".
type Server struct {
	url    string
	client http.Client

	mu    sync.Mutex
	lists map[string][]voiceFile // by address; asked for once
}

var _ voices.Backend = (*Server)(nil)

// OpenServer takes the server's address, such as http://127.0.0.1:5000. It is not asked yet. A voice's own BaseURL wins over
// it. The error wraps voices.ErrNotInstalled when there is none.
func OpenServer(url string) (*Server, error) {
	if url == "" {
		return nil, fmt.Errorf("piper-server: %w: no address is set; start 'python -m piper.http_server -m VOICE' and set --piper-url", voices.ErrNotInstalled)
	}
	return &Server{url: strings.TrimSuffix(url, "/"), lists: map[string][]voiceFile{}}, nil
}

// Name is "piper-server".
func (*Server) Name() string { return "piper-server" }

// Version holds the address; what the server runs is not known.
func (s *Server) Version() string { return "piper-server 1 " + s.url }

// Limits of the engine. The server draws noise, so no two takes are alike.
func (*Server) Limits() voices.Limits { return voices.Limits{Parallel: 2} }

// Close ends idle connections.
func (s *Server) Close() error {
	s.client.CloseIdleConnections()
	return nil
}

// Voices lists those the server has.
func (s *Server) Voices(ctx context.Context) ([]voices.Info, error) {
	files, err := s.list(ctx, s.url)
	if err != nil {
		return nil, err
	}
	var out []voices.Info
	for i := range files {
		out = append(out, files[i].infos()...)
	}
	return out, nil
}

// list asks for the voices, once.
func (s *Server) list(ctx context.Context, url string) ([]voiceFile, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if files := s.lists[url]; files != nil {
		return files, nil
	}
	body, err := s.ask(ctx, http.MethodGet, url+"/voices", nil)
	if err != nil {
		return nil, err
	}
	var configured map[string]settings
	if err := json.Unmarshal(body, &configured); err != nil {
		return nil, fmt.Errorf("piper-server: %s/voices is no list of voices (%w); is this a Piper server?", url, err)
	}
	var files []voiceFile
	for _, name := range slices.Sorted(maps.Keys(configured)) {
		if v := (voiceFile{name: name, settings: configured[name]}); v.settings.english() {
			files = append(files, v)
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("piper-server: %s has no English voice", url)
	}
	s.lists[url] = files
	return files, nil
}

// Synthesize asks the server for u. Unknown voices are refused here: the server would speak with its default one.
func (s *Server) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	if !voices.Speakable(u.Text) {
		return voices.Clip{}, fmt.Errorf("piper-server: %w in %q", voices.ErrUnspeakable, u.Text)
	}
	url := s.url
	if u.Voice.BaseURL != "" {
		url = strings.TrimSuffix(u.Voice.BaseURL, "/")
	}
	files, err := s.list(ctx, url)
	if err != nil {
		return voices.Clip{}, err
	}
	q, err := request(files, u)
	if err != nil {
		return voices.Clip{}, err
	}
	body, err := json.Marshal(q)
	if err != nil {
		return voices.Clip{}, fmt.Errorf("piper-server: %w", err)
	}
	reply, err := s.ask(ctx, http.MethodPost, url+"/synthesize", body)
	if err != nil {
		return voices.Clip{}, err
	}
	a, err := pcm.Decode(reply) // by its content: the server calls it text/html
	if err != nil {
		return voices.Clip{}, fmt.Errorf("piper-server: what %s gave back: %w", url, err)
	}
	return voices.Clip{Rate: a.Rate, Samples: a.Mono()}, nil
}

// question is what the server is asked.
type question struct {
	Text        string  `json:"text"`
	Voice       string  `json:"voice"`
	Speaker     string  `json:"speaker,omitempty"`
	LengthScale float64 `json:"length_scale"`
}

func request(files []voiceFile, u voices.Utterance) (question, error) {
	name, speaker, many := strings.Cut(u.Voice.Name, "/")
	for i := range files {
		v := &files[i]
		if name != "" && v.name != name {
			continue
		}
		if _, ok := v.settings.speaker(speaker); many && !ok {
			break
		}
		return question{u.Plain(), v.name, speaker, float64(or(v.settings.Inference.LengthScale, defaultLengthScale)) / u.Bend().Rate}, nil
	}
	return question{}, fmt.Errorf("piper-server: %w: %q; 'render voices list --engine piper-server' shows those the server has", voices.ErrNoVoice, u.Voice.Name)
}

// ask makes one request. What may pass by itself is temporary: no connection, a cut answer, a fault of the server.
func (s *Server) ask(ctx context.Context, method, url string, body []byte) ([]byte, error) {
	r, err := http.NewRequestWithContext(ctx, method, url, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("piper-server: %w", err)
	}
	r.Header.Set("Content-Type", "application/json")
	res, err := s.client.Do(r)
	var op *net.OpError
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("piper-server: %s: %w", url, ctx.Err())
	case errors.As(err, &op) && op.Op == "dial":
		return nil, &voices.TemporaryError{Err: fmt.Errorf("piper-server: no server answers at %s: %w; start it, or change --piper-url", url, op.Err)}
	case err != nil:
		return nil, &voices.TemporaryError{Err: fmt.Errorf("piper-server: %w", err)}
	}
	defer res.Body.Close()
	reply, err := io.ReadAll(io.LimitReader(res.Body, mostReply))
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("piper-server: %s: %w", url, ctx.Err())
	case err != nil:
		return nil, &voices.TemporaryError{Err: fmt.Errorf("piper-server: the answer of %s was cut off after %d bytes: %w", url, len(reply), err)}
	case res.StatusCode >= 500 || res.StatusCode == http.StatusTooManyRequests:
		return nil, &voices.TemporaryError{Err: fmt.Errorf("piper-server: %s: status %s", url, res.Status)}
	case res.StatusCode != http.StatusOK:
		return nil, fmt.Errorf("piper-server: %s: status %s; the address is that of the server, without a path", url, res.Status)
	}
	return reply, nil
}
