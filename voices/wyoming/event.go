package wyoming

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// event is one message of the protocol: a line of JSON with its type, then as many bytes of JSON data and of payload
// as the line says. Data may also stand in the line itself; that which follows it wins.
type event struct {
	kind    string
	data    json.RawMessage
	more    json.RawMessage // what followed the line
	payload []byte
}

// header is the line.
type header struct {
	Type          string          `json:"type"`
	Version       string          `json:"version,omitempty"`
	Data          json.RawMessage `json:"data,omitempty"`
	DataLength    int             `json:"data_length,omitempty"`
	PayloadLength int             `json:"payload_length,omitempty"`
}

// protocolVersion is that of PyPI wyoming 1.10, the protocol's own library. Servers do not refuse others.
const protocolVersion = "1.10.2"

// Bounds of one event in bytes; a server's list of voices takes some 100,000.
const mostLine, mostData, mostPayload = 1 << 20, 16 << 20, 16 << 20

// newReader reads events.
func newReader(r io.Reader) *bufio.Reader { return bufio.NewReaderSize(r, 1<<16) }

// read reads one event. An end before its first byte is io.EOF, one inside io.ErrUnexpectedEOF.
func read(r *bufio.Reader) (event, error) {
	line, err := readLine(r)
	if err != nil {
		return event{}, err
	}
	var h header
	if err := json.Unmarshal(line, &h); err != nil || h.Type == "" {
		return event{}, fmt.Errorf("%.60q is no event; is this a Wyoming server?", line)
	}
	if h.DataLength < 0 || h.DataLength > mostData || h.PayloadLength < 0 || h.PayloadLength > mostPayload {
		return event{}, fmt.Errorf("the event %s claims %d bytes of data and %d of payload", h.Type, h.DataLength, h.PayloadLength)
	}
	e := event{kind: h.Type, data: h.Data, more: make([]byte, h.DataLength), payload: make([]byte, h.PayloadLength)}
	for _, b := range [][]byte{e.more, e.payload} {
		if _, err := io.ReadFull(r, b); err != nil {
			return event{}, errors.Join(io.ErrUnexpectedEOF, err)
		}
	}
	return e, nil
}

func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := r.ReadSlice('\n')
		line = append(line, part...)
		switch {
		case err == nil:
			return line, nil
		case len(line) > mostLine:
			return nil, errors.New("a line without end is no event; is this a Wyoming server?")
		case errors.Is(err, bufio.ErrBufferFull):
		case err == io.EOF && len(line) > 0:
			return nil, io.ErrUnexpectedEOF
		default:
			return nil, err
		}
	}
}

// decode reads an event's data.
func (e event) decode(to any) error {
	for _, b := range []json.RawMessage{e.data, e.more} {
		if len(b) == 0 {
			continue
		}
		if err := json.Unmarshal(b, to); err != nil {
			return fmt.Errorf("the event %s: %w", e.kind, err)
		}
	}
	return nil
}

// send writes an event without payload.
func send(w io.Writer, kind string, data any) error {
	h := header{Type: kind, Version: protocolVersion}
	var b []byte
	if data != nil {
		var err error
		if b, err = json.Marshal(data); err != nil {
			return err
		}
		h.DataLength = len(b)
	}
	line, err := json.Marshal(h)
	if err != nil {
		return err
	}
	_, err = w.Write(append(append(line, '\n'), b...))
	return err
}
