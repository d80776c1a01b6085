package piper

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"

	"radioplay/voices"
	"radioplay/voices/internal/rest"
)

// Server speaks through Piper's own HTTP server (python -m piper.http_server). It is an engine of its own, "piper-server".
type Server struct {
	url    string
	client *rest.Client

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
	url, err := rest.Address("piper-server", url)
	c := rest.New("piper-server", "")
	c.URLHint, c.PathHint = "start it, or change --piper-url", "the address is that of the server, without a path"
	return &Server{url: url, client: c, lists: map[string][]voiceFile{}}, err
}

// Name is "piper-server".
func (*Server) Name() string { return "piper-server" }

// Version holds the address; what the server runs is not known.
func (s *Server) Version() string { return "piper-server 1 " + s.url }

// Limits of the engine. The server draws noise, so no two takes are alike.
func (*Server) Limits() voices.Limits { return voices.Limits{Parallel: 2} }

// Close ends idle connections.
func (s *Server) Close() error {
	s.client.Close()
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
	body, _, err := s.ask(ctx, http.MethodGet, url+"/voices", nil)
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
		var err error
		if url, err = rest.Address("piper-server", u.Voice.BaseURL); err != nil {
			return voices.Clip{}, err
		}
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
	reply, head, err := s.ask(ctx, http.MethodPost, url+"/synthesize", body)
	if err != nil {
		return voices.Clip{}, err
	}
	return s.client.Clip(url, reply, head, rest.Asked{})
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

// ask makes one request.
func (s *Server) ask(ctx context.Context, method, url string, body []byte) ([]byte, http.Header, error) {
	r, err := http.NewRequest(method, url, bytes.NewReader(body))
	if err != nil {
		return nil, nil, fmt.Errorf("piper-server: %w", err)
	}
	r.Header.Set("Content-Type", "application/json")
	return s.client.Do(ctx, r)
}
