// Package llmtest is a chat server for tests, made after OpenAI's public reference of
// chat/completions and its guide to structured outputs. It refuses what those call
// wrong, and answers from a table, or as badly as a test wants.
package llmtest

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// Server is the server. Its fields may be set before it is asked.
type Server struct {
	*httptest.Server
	// Speakers says who speaks the lines that begin so; others are answered with "unknown".
	Speakers map[string]string
	// Reply, when set, makes the model's words from the question instead.
	Reply func(Question) string
	// First are behaviours for the first requests, one each; the rest is answered properly.
	First []http.HandlerFunc
	// Silent leaves the count of tokens out.
	Silent bool

	mu    sync.Mutex
	asked []Question
}

// Question is a request as the server understood it.
type Question struct {
	Model, System, User string
	Format              string         // type of response_format: json_schema, json_object or ""
	Lines               map[int]string // the lines asked about, by number
	Authorization       string
	Header              http.Header
}

// New starts a server on a free loopback port. Close it.
func New() *Server {
	s := &Server{}
	s.Server = httptest.NewServer(http.HandlerFunc(s.serve))
	return s
}

// BaseURL is what a client is given.
func (s *Server) BaseURL() string { return s.URL + "/v1" }

// Asked are the questions so far, refused ones and failed ones too.
func (s *Server) Asked() []Question {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Question(nil), s.asked...)
}

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	b, _ := io.ReadAll(r.Body)
	q, err := read(b)
	q.Authorization, q.Header = r.Header.Get("Authorization"), r.Header
	s.mu.Lock()
	s.asked = append(s.asked, q)
	var first http.HandlerFunc
	if len(s.First) > 0 {
		first, s.First = s.First[0], s.First[1:]
	}
	s.mu.Unlock()
	switch {
	case r.Method != http.MethodPost || r.URL.Path != "/v1/chat/completions":
		Refuse(w, http.StatusNotFound, "Unknown request URL: "+r.Method+" "+r.URL.Path)
	case err != nil:
		Refuse(w, http.StatusBadRequest, err.Error())
	case first != nil:
		first(w, r)
	case s.Reply != nil:
		s.Say(w, q, s.Reply(q))
	default:
		s.Say(w, q, s.fromTable(q))
	}
}

// Say answers with a model's words.
func (s *Server) Say(w http.ResponseWriter, q Question, words string) {
	body := map[string]any{"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": q.Model, "choices": []any{map[string]any{
		"index": 0, "finish_reason": "stop", "message": map[string]any{"role": "assistant", "content": words, "refusal": nil}}}}
	if in, out := (len(q.System)+len(q.User))/4, len(words)/4; !s.Silent {
		body["usage"] = map[string]any{"prompt_tokens": in, "completion_tokens": out, "total_tokens": in + out}
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(body)
}

// Refuse answers with an error as OpenAI words them.
func Refuse(w http.ResponseWriter, code int, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	_ = json.NewEncoder(w).Encode(map[string]any{"error": map[string]any{"message": message, "type": "invalid_request_error", "param": nil, "code": nil}})
}

func (s *Server) fromTable(q Question) string {
	answers := map[string]any{}
	for n, text := range q.Lines {
		who := "unknown"
		for start, speaker := range s.Speakers {
			if strings.HasPrefix(text, start) {
				who = speaker
			}
		}
		answers[strconv.Itoa(n)] = map[string]any{"speaker": who, "sure": true}
	}
	b, _ := json.Marshal(map[string]any{"answers": answers})
	return string(b)
}

var askedLine = regexp.MustCompile(`(?m)^(\d+) \| \?\?\? \| (.*)$`)

// read takes a request apart and says what the reference finds wrong with it.
func read(b []byte) (Question, error) {
	var m struct {
		Model    string
		Messages []struct{ Role, Content string }
		Format   *struct {
			Type   string
			Schema *struct {
				Name   string
				Strict bool
				Schema map[string]any
			} `json:"json_schema"`
		} `json:"response_format"`
		Temperature *float64
	}
	q := Question{Lines: map[int]string{}}
	if err := json.Unmarshal(b, &m); err != nil {
		return q, fmt.Errorf("We could not parse the JSON body of your request: %w", err)
	}
	if q.Model = m.Model; q.Model == "" {
		return q, fmt.Errorf("you must provide a model parameter")
	}
	for _, x := range m.Messages {
		switch x.Role {
		case "system":
			q.System += x.Content
		case "user":
			q.User += x.Content
		default:
			return q, fmt.Errorf("invalid role %q", x.Role)
		}
	}
	for _, found := range askedLine.FindAllStringSubmatch(q.User, -1) {
		n, _ := strconv.Atoi(found[1])
		q.Lines[n] = found[2]
	}
	if m.Temperature != nil && (*m.Temperature < 0 || *m.Temperature > 2) {
		return q, fmt.Errorf("temperature %g is not from 0 to 2", *m.Temperature)
	}
	if m.Format == nil {
		return q, nil
	}
	switch q.Format = m.Format.Type; q.Format {
	case "json_object":
		if !strings.Contains(q.System+q.User, "JSON") {
			return q, fmt.Errorf("'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'")
		}
	case "json_schema":
		if m.Format.Schema == nil || m.Format.Schema.Name == "" {
			return q, fmt.Errorf("missing required parameter: 'response_format.json_schema'")
		}
		if m.Format.Schema.Strict {
			return q, strict(m.Format.Schema.Schema, "root")
		}
	default:
		return q, fmt.Errorf("invalid response_format %q", q.Format)
	}
	return q, nil
}

// strict holds a schema against the rules of strict output: every object closed, every property required.
func strict(s map[string]any, where string) error {
	if items, ok := s["items"].(map[string]any); ok {
		return strict(items, where+".items")
	}
	defs, _ := s["$defs"].(map[string]any)
	for name, d := range defs {
		if d, ok := d.(map[string]any); ok {
			if err := strict(d, where+".$defs."+name); err != nil {
				return err
			}
		}
	}
	properties, ok := s["properties"].(map[string]any)
	if !ok {
		return nil
	}
	required := fmt.Sprint(s["required"])
	if s["additionalProperties"] != false {
		return fmt.Errorf("invalid schema for response_format: in %s, 'additionalProperties' is required to be supplied and to be false", where)
	}
	for name, p := range properties {
		if !strings.Contains(required, name) {
			return fmt.Errorf("invalid schema for response_format: in %s, 'required' has to hold every key in properties; missing %q", where, name)
		}
		if inner, ok := p.(map[string]any); ok {
			if err := strict(inner, where+"."+name); err != nil {
				return err
			}
		}
	}
	return nil
}
